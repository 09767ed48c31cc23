-- The whole database, written from its catalogue by scripts/write-schema.ts. To change it, add a migration and write this again.

-- ———————————————————— aftersale
create schema aftersale;

create table aftersale.code_numbers (
  year integer not null,
  last integer not null,
  constraint code_numbers_pkey PRIMARY KEY (year)
);

create table aftersale.complaints (
  id uuid not null,
  code text not null,
  order_id uuid not null,
  kind text not null,
  wants text not null,
  state text not null,
  level text not null,
  filed_at timestamp with time zone not null,
  first_answer_by timestamp with time zone not null,
  solve_by timestamp with time zone not null,
  citation text not null,
  answered_at timestamp with time zone,
  level_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  constraint complaints_pkey PRIMARY KEY (id),
  constraint complaints_code_key UNIQUE (code),
  constraint complaints_check CHECK ((((state = 'ended'::text) = (ended_at IS NOT NULL)) AND ((state = 'ended'::text) = (outcome IS NOT NULL)))),
  constraint complaints_kind_check CHECK ((kind = ANY (ARRAY['not-as-described'::text, 'broken'::text, 'late'::text, 'not-arrived'::text, 'refund-missing'::text, 'other'::text]))),
  constraint complaints_level_check CHECK ((level = ANY (ARRAY['seller'::text, 'commune'::text, 'province'::text]))),
  constraint complaints_outcome_check CHECK ((outcome = ANY (ARRAY['settled'::text, 'for-buyer'::text, 'for-seller'::text, 'withdrawn'::text]))),
  constraint complaints_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ended'::text]))),
  constraint complaints_wants_check CHECK ((wants = ANY (ARRAY['refund'::text, 'replacement'::text, 'part-refund'::text, 'explanation'::text]))),
  constraint complaints_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);
CREATE INDEX complaints_due ON aftersale.complaints USING btree (solve_by) WHERE (state = 'open'::text);
CREATE INDEX complaints_order ON aftersale.complaints USING btree (order_id);
CREATE INDEX complaints_unanswered ON aftersale.complaints USING btree (first_answer_by) WHERE ((state = 'open'::text) AND (answered_at IS NULL));
CREATE UNIQUE INDEX complaints_open ON aftersale.complaints USING btree (order_id) WHERE (state = 'open'::text);

create table aftersale.entries (
  id uuid not null,
  order_id uuid not null,
  complaint_id uuid,
  return_id uuid,
  kind text not null,
  by_kind text not null,
  by_id uuid,
  by_name text not null,
  body text not null,
  key text not null,
  at timestamp with time zone not null,
  constraint entries_pkey PRIMARY KEY (id),
  constraint entries_order_id_key_key UNIQUE (order_id, key),
  constraint entries_by_kind_check CHECK ((by_kind = ANY (ARRAY['buyer'::text, 'seller'::text, 'officer'::text, 'system'::text]))),
  constraint entries_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'filed'::text, 'answered'::text, 'passed-up'::text, 'ended'::text, 'asked'::text, 'accepted'::text, 'refused'::text, 'received'::text, 'withdrawn'::text]))),
  constraint entries_by_id_fkey FOREIGN KEY (by_id) REFERENCES identity.people(id),
  constraint entries_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES aftersale.complaints(id),
  constraint entries_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id),
  constraint entries_return_id_fkey FOREIGN KEY (return_id) REFERENCES aftersale.returns(id)
);
CREATE INDEX entries_by ON aftersale.entries USING btree (by_id);
CREATE INDEX entries_complaint ON aftersale.entries USING btree (complaint_id);
CREATE INDEX entries_order ON aftersale.entries USING btree (order_id, at, id);
CREATE INDEX entries_return ON aftersale.entries USING btree (return_id);

create table aftersale.invoices (
  order_id uuid not null,
  company text not null,
  tax_code text not null,
  address text not null,
  mail text not null,
  asked_at timestamp with time zone not null,
  number text,
  link text,
  issued_by text,
  issued_at timestamp with time zone,
  constraint invoices_pkey PRIMARY KEY (order_id),
  constraint invoices_address_check CHECK ((address <> ''::text)),
  constraint invoices_check CHECK (((number IS NULL) = (issued_at IS NULL))),
  constraint invoices_company_check CHECK ((company <> ''::text)),
  constraint invoices_tax_code_check CHECK ((tax_code ~ '^(\d{10}(-\d{3})?|\d{12})$'::text)),
  constraint invoices_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);

create table aftersale.return_lines (
  return_id uuid not null,
  order_id uuid not null,
  "position" smallint not null,
  quantity integer not null,
  constraint return_lines_pkey PRIMARY KEY (return_id, "position"),
  constraint return_lines_quantity_check CHECK ((quantity > 0)),
  constraint return_lines_order_id_position_fkey FOREIGN KEY (order_id, "position") REFERENCES orders.lines(order_id, "position"),
  constraint return_lines_return_id_fkey FOREIGN KEY (return_id) REFERENCES aftersale.returns(id)
);
CREATE INDEX return_lines_line ON aftersale.return_lines USING btree (order_id, "position");

create table aftersale.returns (
  id uuid not null,
  order_id uuid not null,
  reason text not null,
  whole boolean not null,
  state text not null,
  asked_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint returns_pkey PRIMARY KEY (id),
  constraint returns_reason_check CHECK ((reason = ANY (ARRAY['not-as-described'::text, 'broken'::text, 'wrong'::text, 'changed-mind'::text, 'other'::text]))),
  constraint returns_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'refused'::text, 'received'::text, 'withdrawn'::text]))),
  constraint returns_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);
CREATE INDEX returns_order ON aftersale.returns USING btree (order_id);
CREATE UNIQUE INDEX returns_open ON aftersale.returns USING btree (order_id) WHERE (state = ANY (ARRAY['asked'::text, 'accepted'::text]));

create table aftersale.seen (
  order_id uuid not null,
  side text not null,
  at timestamp with time zone not null,
  constraint seen_pkey PRIMARY KEY (order_id, side),
  constraint seen_side_check CHECK ((side = ANY (ARRAY['buyer'::text, 'seller'::text]))),
  constraint seen_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);

-- ———————————————————— basket
create schema basket;

create table basket.baskets (
  id uuid not null,
  token_hash text not null,
  checkout jsonb,
  checkout_at timestamp with time zone,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  constraint baskets_pkey PRIMARY KEY (id),
  constraint baskets_token_hash_key UNIQUE (token_hash)
);

create table basket.lines (
  basket_id uuid not null,
  pack_id uuid not null,
  quantity integer not null,
  price_seen_vnd bigint not null,
  added_at timestamp with time zone not null,
  constraint lines_pkey PRIMARY KEY (basket_id, pack_id),
  constraint lines_quantity_check CHECK (((quantity >= 1) AND (quantity <= 999))),
  constraint lines_basket_id_fkey FOREIGN KEY (basket_id) REFERENCES basket.baskets(id) ON DELETE CASCADE,
  constraint lines_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES offers.packs(id)
);
CREATE INDEX lines_pack ON basket.lines USING btree (pack_id);

-- ———————————————————— certification
create schema certification;

create sequence certification.certificate_numbers as bigint;

create table certification.certificates (
  id uuid not null,
  code text not null,
  product_id uuid not null,
  number text,
  decision_number text,
  decided_earliest date,
  decided_latest date,
  decided_precision text not null,
  stars smallint not null,
  taxonomy_version text,
  valid_until date,
  evidence text not null,
  withdrawn_on date,
  undone_at timestamp with time zone,
  import_id uuid,
  constraint certificates_pkey PRIMARY KEY (id),
  constraint certificates_code_key UNIQUE (code),
  constraint certificates_decided_precision_check CHECK ((decided_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text, 'unknown'::text]))),
  constraint certificates_evidence_check CHECK ((evidence = ANY (ARRAY['recorded'::text, 'reported'::text]))),
  constraint certificates_stars_check CHECK (((stars >= 1) AND (stars <= 5))),
  constraint certificates_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id) ON DELETE CASCADE,
  constraint certificates_taxonomy_version_fkey FOREIGN KEY (taxonomy_version) REFERENCES certification.taxonomies(version)
);
CREATE INDEX certificates_import ON certification.certificates USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX certificates_product ON certification.certificates USING btree (product_id);
CREATE INDEX certificates_taxonomy ON certification.certificates USING btree (taxonomy_version);

create table certification.event_sources (
  id uuid not null,
  event_id uuid not null,
  source_name text not null,
  source_url text,
  import_id uuid,
  noted_at timestamp with time zone not null default now(),
  constraint event_sources_pkey PRIMARY KEY (id),
  constraint event_sources_event_id_fkey FOREIGN KEY (event_id) REFERENCES certification.events(id) ON DELETE CASCADE
);
CREATE INDEX event_sources_event ON certification.event_sources USING btree (event_id);
CREATE INDEX event_sources_import ON certification.event_sources USING btree (import_id) WHERE (import_id IS NOT NULL);

create table certification.events (
  id uuid not null,
  product_id uuid not null,
  certificate_id uuid,
  kind text not null,
  stars smallint,
  happened_earliest date,
  happened_latest date,
  happened_precision text not null,
  valid_until date,
  evidence text not null,
  decision_number text,
  source_name text not null default ''::text,
  source_url text,
  note text not null default ''::text,
  raw text not null default ''::text,
  import_id uuid,
  recorded_by text not null,
  recorded_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  constraint events_pkey PRIMARY KEY (id),
  constraint events_check CHECK (((evidence = 'reported'::text) OR (kind <> ALL (ARRAY['recognised'::text, 're-recognised'::text, 'upgraded'::text, 'downgraded'::text, 'withdrawn'::text])) OR ((decision_number IS NOT NULL) AND (happened_precision = 'day'::text)))),
  constraint events_evidence_check CHECK ((evidence = ANY (ARRAY['recorded'::text, 'reported'::text]))),
  constraint events_happened_precision_check CHECK ((happened_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text, 'unknown'::text]))),
  constraint events_kind_check CHECK ((kind = ANY (ARRAY['registered'::text, 'mentioned'::text, 'voted'::text, 'scored'::text, 'proposed'::text, 'recognised'::text, 're-recognised'::text, 'upgraded'::text, 'downgraded'::text, 'extended'::text, 'expired'::text, 'withdrawn'::text, 'not-passed'::text]))),
  constraint events_stars_check CHECK (((stars >= 1) AND (stars <= 5))),
  constraint events_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certification.certificates(id) ON DELETE CASCADE,
  constraint events_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id) ON DELETE CASCADE
);
CREATE INDEX events_certificate ON certification.events USING btree (certificate_id);
CREATE INDEX events_import ON certification.events USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX events_product ON certification.events USING btree (product_id);

create table certification.likenesses (
  id uuid not null,
  product_a uuid not null,
  product_b uuid not null,
  because text not null,
  state text not null default 'open'::text,
  import_id uuid,
  noted_at timestamp with time zone not null default now(),
  decided_by_name text,
  decided_at timestamp with time zone,
  constraint likenesses_pkey PRIMARY KEY (id),
  constraint likenesses_product_a_product_b_key UNIQUE (product_a, product_b),
  constraint likenesses_check CHECK ((product_a < product_b)),
  constraint likenesses_state_check CHECK ((state = ANY (ARRAY['open'::text, 'joined'::text, 'different'::text]))),
  constraint likenesses_product_a_fkey FOREIGN KEY (product_a) REFERENCES certification.products(id) ON DELETE CASCADE,
  constraint likenesses_product_b_fkey FOREIGN KEY (product_b) REFERENCES certification.products(id) ON DELETE CASCADE
);
CREATE INDEX likenesses_b ON certification.likenesses USING btree (product_b);
CREATE INDEX likenesses_import ON certification.likenesses USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX likenesses_open ON certification.likenesses USING btree (noted_at) WHERE (state = 'open'::text);

create table certification.product_groups (
  version text not null,
  code text not null,
  parent_code text,
  level text not null,
  sheet smallint,
  name_vi text not null,
  name_en text not null,
  ordinal smallint not null,
  constraint product_groups_pkey PRIMARY KEY (version, code),
  constraint product_groups_level_check CHECK ((level = ANY (ARRAY['industry'::text, 'group'::text, 'leaf'::text]))),
  constraint product_groups_version_fkey FOREIGN KEY (version) REFERENCES certification.taxonomies(version)
);

create table certification.product_names (
  id uuid not null,
  product_id uuid not null,
  name text not null,
  name_key text not null,
  import_id uuid,
  noted_at timestamp with time zone not null default now(),
  constraint product_names_pkey PRIMARY KEY (id),
  constraint product_names_product_id_name_key UNIQUE (product_id, name),
  constraint product_names_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id) ON DELETE CASCADE
);
CREATE INDEX product_names_key ON certification.product_names USING btree (name_key);

create table certification.products (
  id uuid not null,
  slug text not null,
  name text not null,
  name_key text not null,
  producer_id uuid,
  producer_import_id uuid,
  scheme text not null default 'v34'::text,
  province_code text,
  commune_code text,
  former_scheme text not null default 'v63'::text,
  former_code text,
  place_raw text not null default ''::text,
  group_version text,
  group_code text,
  group_certainty text,
  sample boolean not null default false,
  published boolean not null default false,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  retired_at timestamp with time zone,
  merged_into uuid,
  base_state text not null default 'registered'::text,
  recorded_stars smallint,
  recorded_from date,
  recorded_until date,
  recorded_extended boolean not null default false,
  reported_stars smallint,
  reported_from date,
  reported_until date,
  recorded_code text,
  reported_code text,
  constraint products_pkey PRIMARY KEY (id),
  constraint products_slug_key UNIQUE (slug),
  constraint products_base_state_check CHECK ((base_state = ANY (ARRAY['recognised'::text, 'withdrawn'::text, 'expired'::text, 'proposed'::text, 'scored'::text, 'registered'::text, 'not-passed'::text, 'mentioned'::text, 'voted'::text]))),
  constraint products_former_scheme_check CHECK ((former_scheme = 'v63'::text)),
  constraint products_group_certainty_check CHECK ((group_certainty = ANY (ARRAY['suggested'::text, 'confirmed'::text]))),
  constraint products_recorded_stars_check CHECK (((recorded_stars >= 1) AND (recorded_stars <= 5))),
  constraint products_reported_stars_check CHECK (((reported_stars >= 1) AND (reported_stars <= 5))),
  constraint products_scheme_check CHECK ((scheme = 'v34'::text)),
  constraint products_former_scheme_former_code_fkey FOREIGN KEY (former_scheme, former_code) REFERENCES geography.units(scheme, code),
  constraint products_group_version_group_code_fkey FOREIGN KEY (group_version, group_code) REFERENCES certification.product_groups(version, code),
  constraint products_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES certification.products(id),
  constraint products_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id),
  constraint products_scheme_commune_code_fkey FOREIGN KEY (scheme, commune_code) REFERENCES geography.units(scheme, code),
  constraint products_scheme_province_code_fkey FOREIGN KEY (scheme, province_code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX products_by_name ON certification.products USING btree (name_key, id) WHERE ((retired_at IS NULL) AND (merged_into IS NULL));
CREATE INDEX products_commune ON certification.products USING btree (scheme, commune_code);
CREATE INDEX products_former ON certification.products USING btree (former_scheme, former_code);
CREATE INDEX products_group ON certification.products USING btree (group_version, group_code);
CREATE INDEX products_import ON certification.products USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX products_key ON certification.products USING btree (name_key);
CREATE INDEX products_merged ON certification.products USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX products_of_province ON certification.products USING btree (province_code, name_key, id) WHERE ((retired_at IS NULL) AND (merged_into IS NULL));
CREATE INDEX products_producer ON certification.products USING btree (producer_id);
CREATE INDEX products_province ON certification.products USING btree (scheme, province_code);
CREATE TRIGGER noted_delete AFTER DELETE ON certification.products REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('product', 'id');
CREATE TRIGGER noted_insert AFTER INSERT ON certification.products REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('product', 'id');
CREATE TRIGGER noted_update AFTER UPDATE ON certification.products REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('product', 'id');

create table certification.rule_values (
  key text not null,
  effective_from date not null,
  effective_to date,
  value integer not null,
  status text not null,
  citation text not null,
  constraint rule_values_pkey PRIMARY KEY (key, effective_from),
  constraint rule_values_status_check CHECK ((status = ANY (ARRAY['in force'::text, 'suspended'::text, 'repealed'::text, 'unverified'::text])))
);

create table certification.taxonomies (
  version text not null,
  citation text not null,
  effective_from date not null,
  effective_to date,
  certainty text not null,
  constraint taxonomies_pkey PRIMARY KEY (version),
  constraint taxonomies_certainty_check CHECK ((certainty = ANY (ARRAY['transcript'::text, 'press'::text, 'unverified'::text])))
);

-- ———————————————————— feedback
create schema feedback;

create table feedback.code_numbers (
  year integer not null,
  last integer not null,
  constraint code_numbers_pkey PRIMARY KEY (year)
);

create table feedback.requests (
  id uuid not null,
  code text not null,
  token_hash text not null,
  kind text not null,
  lang text not null,
  subject_kind text not null,
  subject_id uuid not null,
  subject_slug text not null,
  subject_title text not null,
  scheme text not null default 'v34'::text,
  province_code text,
  commune_code text,
  message text not null,
  name text,
  contact text,
  consent_text text,
  consent_at timestamp with time zone,
  state text not null,
  filed_at timestamp with time zone not null,
  acknowledge_by date not null,
  acknowledged_at timestamp with time zone,
  answer_by date not null,
  citation text not null,
  answer text,
  ended_at timestamp with time zone,
  acknowledge_missed_on date,
  answer_missed_on date,
  constraint requests_pkey PRIMARY KEY (id),
  constraint requests_code_key UNIQUE (code),
  constraint requests_check CHECK ((((contact IS NULL) AND (name IS NULL)) OR (consent_at IS NOT NULL))),
  constraint requests_check1 CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  constraint requests_kind_check CHECK ((kind = ANY (ARRAY['this-is-me'::text, 'something-wrong'::text, 'remove-name'::text, 'message'::text]))),
  constraint requests_lang_check CHECK ((lang = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint requests_scheme_check CHECK ((scheme = 'v34'::text)),
  constraint requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'closed'::text]))),
  constraint requests_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['product'::text, 'producer'::text]))),
  constraint requests_scheme_commune_code_fkey FOREIGN KEY (scheme, commune_code) REFERENCES geography.units(scheme, code),
  constraint requests_scheme_province_code_fkey FOREIGN KEY (scheme, province_code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX requests_commune ON feedback.requests USING btree (scheme, commune_code);
CREATE INDEX requests_filed ON feedback.requests USING btree (filed_at);
CREATE INDEX requests_open ON feedback.requests USING btree (answer_by) WHERE (state = 'open'::text);
CREATE INDEX requests_province ON feedback.requests USING btree (scheme, province_code);
CREATE INDEX requests_subject ON feedback.requests USING btree (subject_id);

create table feedback.steps (
  id uuid not null,
  request_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  by_id uuid,
  note text not null default ''::text,
  constraint steps_pkey PRIMARY KEY (id),
  constraint steps_kind_check CHECK ((kind = ANY (ARRAY['filed'::text, 'acknowledged'::text, 'answered'::text, 'closed'::text, 'reopened'::text, 'name-hidden'::text, 'acknowledgement-missed'::text, 'answer-missed'::text, 'contact-erased'::text]))),
  constraint steps_by_id_fkey FOREIGN KEY (by_id) REFERENCES identity.people(id),
  constraint steps_request_id_fkey FOREIGN KEY (request_id) REFERENCES feedback.requests(id)
);
CREATE INDEX steps_by ON feedback.steps USING btree (by_id);
CREATE INDEX steps_request ON feedback.steps USING btree (request_id, at);

create table feedback.terms (
  kind text not null,
  effective_from date not null,
  effective_to date,
  acknowledge_workdays smallint not null,
  answer_days smallint not null,
  answer_count text not null,
  status text not null,
  citation text not null,
  constraint terms_pkey PRIMARY KEY (kind, effective_from),
  constraint terms_acknowledge_workdays_check CHECK ((acknowledge_workdays > 0)),
  constraint terms_answer_count_check CHECK ((answer_count = ANY (ARRAY['working'::text, 'calendar'::text]))),
  constraint terms_answer_days_check CHECK ((answer_days > 0)),
  constraint terms_check CHECK ((effective_to >= effective_from)),
  constraint terms_kind_check CHECK ((kind = ANY (ARRAY['this-is-me'::text, 'something-wrong'::text, 'remove-name'::text, 'message'::text]))),
  constraint terms_status_check CHECK ((status = ANY (ARRAY['in force'::text, 'suspended'::text, 'repealed'::text, 'unverified'::text])))
);

-- ———————————————————— geography
create schema geography;

create table geography.abolished (
  id integer not null,
  name text not null,
  kind text not null,
  folded text not null,
  district_code text,
  province_code text not null,
  scheme text not null default 'v63'::text,
  constraint abolished_pkey PRIMARY KEY (id),
  constraint abolished_kind_check CHECK ((kind = ANY (ARRAY['ward'::text, 'commune'::text, 'township'::text]))),
  constraint abolished_scheme_check CHECK ((scheme = 'v63'::text)),
  constraint abolished_scheme_district_code_fkey FOREIGN KEY (scheme, district_code) REFERENCES geography.units(scheme, code),
  constraint abolished_scheme_province_code_fkey FOREIGN KEY (scheme, province_code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX abolished_district ON geography.abolished USING btree (scheme, district_code);
CREATE INDEX abolished_province ON geography.abolished USING btree (scheme, province_code);

create table geography.abolished_successors (
  abolished_id integer not null,
  scheme text not null default 'v34'::text,
  code text not null,
  constraint abolished_successors_pkey PRIMARY KEY (abolished_id, code),
  constraint abolished_successors_scheme_check CHECK ((scheme = 'v34'::text)),
  constraint abolished_successors_abolished_id_fkey FOREIGN KEY (abolished_id) REFERENCES geography.abolished(id),
  constraint abolished_successors_scheme_code_fkey FOREIGN KEY (scheme, code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX abolished_successors_unit ON geography.abolished_successors USING btree (scheme, code);

create table geography.district_changes (
  name text not null,
  folded text not null,
  scheme text not null default 'v63'::text,
  province_code text not null,
  district_code text not null,
  constraint district_changes_pkey PRIMARY KEY (province_code, name, district_code),
  constraint district_changes_scheme_check CHECK ((scheme = 'v63'::text)),
  constraint district_changes_scheme_district_code_fkey FOREIGN KEY (scheme, district_code) REFERENCES geography.units(scheme, code),
  constraint district_changes_scheme_province_code_fkey FOREIGN KEY (scheme, province_code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX district_changes_district ON geography.district_changes USING btree (scheme, district_code);
CREATE INDEX district_changes_province ON geography.district_changes USING btree (scheme, province_code);

create table geography.lineage (
  from_scheme text not null,
  from_code text not null,
  to_scheme text not null,
  to_code text not null,
  part boolean not null,
  constraint lineage_pkey PRIMARY KEY (from_scheme, from_code, to_scheme, to_code),
  constraint lineage_from_scheme_from_code_fkey FOREIGN KEY (from_scheme, from_code) REFERENCES geography.units(scheme, code),
  constraint lineage_to_scheme_to_code_fkey FOREIGN KEY (to_scheme, to_code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX lineage_to ON geography.lineage USING btree (to_scheme, to_code);

create table geography.schemes (
  scheme text not null,
  name text not null,
  name_en text not null,
  effective_from date not null,
  effective_to date,
  citation text not null,
  source text not null,
  fingerprint text not null,
  constraint schemes_pkey PRIMARY KEY (scheme),
  constraint schemes_check CHECK (((effective_to IS NULL) OR (effective_to >= effective_from))),
  constraint schemes_scheme_check CHECK ((scheme = ANY (ARRAY['v63'::text, 'v34'::text])))
);

create table geography.units (
  scheme text not null,
  code text not null,
  level text not null,
  kind text not null,
  name text not null,
  full_name text not null,
  slug text not null,
  folded text not null,
  sort_key text collate "C" not null,
  name_key text not null,
  parent_code text,
  province_code text not null,
  effective_from date,
  effective_to date,
  citation text,
  constraint units_pkey PRIMARY KEY (scheme, code),
  constraint units_check CHECK (((level = 'province'::text) = (parent_code IS NULL))),
  constraint units_check1 CHECK (((level <> 'province'::text) OR (province_code = code))),
  constraint units_code_check CHECK ((code ~ '^[0-9]{2,5}$'::text)),
  constraint units_kind_check CHECK ((kind = ANY (ARRAY['province'::text, 'municipality'::text, 'urban-district'::text, 'rural-district'::text, 'town'::text, 'city'::text, 'ward'::text, 'commune'::text, 'township'::text, 'special-zone'::text]))),
  constraint units_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint units_scheme_fkey FOREIGN KEY (scheme) REFERENCES geography.schemes(scheme),
  constraint units_scheme_parent_code_fkey FOREIGN KEY (scheme, parent_code) REFERENCES geography.units(scheme, code),
  constraint units_scheme_province_code_fkey FOREIGN KEY (scheme, province_code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX units_folded ON geography.units USING btree (folded text_pattern_ops);
CREATE INDEX units_parent ON geography.units USING btree (scheme, parent_code);
CREATE INDEX units_province ON geography.units USING btree (scheme, province_code);

-- ———————————————————— hooks
create schema hooks;

create table hooks.deliveries (
  id uuid not null,
  endpoint_id uuid not null,
  event text not null,
  source text not null,
  body text not null,
  state text not null,
  tries integer not null default 0,
  made_at timestamp with time zone not null,
  next_at timestamp with time zone,
  tried_at timestamp with time zone,
  last_status integer,
  last_answer text,
  constraint deliveries_pkey PRIMARY KEY (id),
  constraint deliveries_endpoint_id_source_key UNIQUE (endpoint_id, source),
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'delivered'::text, 'failed'::text]))),
  constraint deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES hooks.endpoints(id)
);
CREATE INDEX deliveries_made ON hooks.deliveries USING btree (endpoint_id, made_at DESC, id DESC);

create table hooks.endpoints (
  id uuid not null,
  producer_id uuid,
  unit text,
  url text not null,
  events text[] not null,
  secret text not null,
  state text not null,
  failing_since timestamp with time zone,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint endpoints_pkey PRIMARY KEY (id),
  constraint endpoints_check CHECK (((producer_id IS NULL) <> (unit IS NULL))),
  constraint endpoints_events_check CHECK (((events <@ ARRAY['order-placed'::text, 'order-moved'::text, 'stock-changed'::text]) AND (cardinality(events) > 0))),
  constraint endpoints_secret_check CHECK (((secret ~~ 'whsec\_%'::text) OR (secret ~~ 'sealed:%'::text))),
  constraint endpoints_state_check CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text]))),
  constraint endpoints_unit_check CHECK (((unit = 'VN'::text) OR (unit ~ '^\d{2}$'::text))),
  constraint endpoints_url_check CHECK ((length(url) <= 500)),
  constraint endpoints_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE INDEX endpoints_producer ON hooks.endpoints USING btree (producer_id);
CREATE INDEX endpoints_unit ON hooks.endpoints USING btree (unit);

-- ———————————————————— identity
create schema identity;

create table identity.challenges (
  id uuid not null,
  purpose text not null,
  person_id uuid,
  token_hash text not null,
  challenge text not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint challenges_pkey PRIMARY KEY (id),
  constraint challenges_token_hash_key UNIQUE (token_hash),
  constraint challenges_purpose_check CHECK ((purpose = ANY (ARRAY['add'::text, 'sign-in'::text]))),
  constraint challenges_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX challenges_ends_at ON identity.challenges USING btree (ends_at);
CREATE INDEX challenges_person ON identity.challenges USING btree (person_id);

create table identity.consents (
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  words text not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  version text not null,
  how text not null,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_how_check CHECK ((how = ANY (ARRAY['page'::text, 'officer'::text, 'order'::text]))),
  constraint consents_purpose_check CHECK ((purpose = 'news'::text)),
  constraint consents_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX consents_person ON identity.consents USING btree (person_id);
CREATE UNIQUE INDEX consents_current ON identity.consents USING btree (person_id, purpose) WHERE (withdrawn_at IS NULL);

create table identity.events (
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  person_id uuid,
  by_id uuid,
  session_id uuid,
  sender text,
  sender_port integer,
  agent text,
  detail text,
  constraint events_pkey PRIMARY KEY (id),
  constraint events_kind_check CHECK ((kind = ANY (ARRAY['password-refused'::text, 'code-refused'::text, 'signed-in'::text, 'signed-out'::text, 'session-ended'::text, 'password-changed'::text, 'second-factor-set'::text, 'recovery-code-used'::text, 'recovery-codes-made'::text, 'invited'::text, 'invitation-used'::text, 'role-given'::text, 'role-ended'::text, 'phone-code-refused'::text, 'phone-set'::text, 'name-set'::text, 'consent-given'::text, 'consent-withdrawn'::text, 'data-taken'::text, 'passkey-added'::text, 'passkey-removed'::text, 'passkey-refused'::text, 'outside-linked'::text, 'outside-unlinked'::text, 'outside-refused'::text, 'phone-move-asked'::text, 'phone-move-cancelled'::text, 'data-asked'::text, 'data-erased'::text, 'identity-seen'::text]))),
  constraint events_by_id_fkey FOREIGN KEY (by_id) REFERENCES identity.people(id),
  constraint events_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX events_at ON identity.events USING btree (at);
CREATE INDEX events_by ON identity.events USING btree (by_id);
CREATE INDEX events_person ON identity.events USING btree (person_id, at);

create table identity.invitations (
  id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_token_hash_key UNIQUE (token_hash),
  constraint invitations_made_by_fkey FOREIGN KEY (made_by) REFERENCES identity.people(id),
  constraint invitations_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX invitations_made_by ON identity.invitations USING btree (made_by);
CREATE INDEX invitations_person ON identity.invitations USING btree (person_id);

create table identity.outside_flows (
  id uuid not null,
  token_hash text not null,
  person_id uuid,
  state text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  came_back_at timestamp with time zone,
  issuer text,
  subject text,
  level text,
  verified boolean,
  name text,
  person_no text,
  e164 text,
  done_at timestamp with time zone,
  constraint outside_flows_pkey PRIMARY KEY (id),
  constraint outside_flows_token_hash_key UNIQUE (token_hash),
  constraint outside_flows_person_no_check CHECK ((person_no ~~ 'sealed:%'::text)),
  constraint outside_flows_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX outside_flows_ends_at ON identity.outside_flows USING btree (ends_at);
CREATE INDEX outside_flows_person ON identity.outside_flows USING btree (person_id);

create table identity.outside_links (
  id uuid not null,
  person_id uuid not null,
  issuer text not null,
  subject text not null,
  proven_by text not null,
  linked_at timestamp with time zone not null,
  used_at timestamp with time zone,
  level text,
  vouched_at timestamp with time zone,
  vouched_name text,
  vouched_no text,
  ended_at timestamp with time zone,
  constraint outside_links_pkey PRIMARY KEY (id),
  constraint outside_links_issuer_check CHECK (((length(issuer) >= 1) AND (length(issuer) <= 500))),
  constraint outside_links_proven_by_check CHECK ((proven_by = ANY (ARRAY['phone-code'::text, 'own-session'::text, 'operator'::text]))),
  constraint outside_links_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 500))),
  constraint outside_links_vouched_no_check CHECK ((vouched_no ~~ 'sealed:%'::text)),
  constraint outside_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX outside_links_person ON identity.outside_links USING btree (person_id);
CREATE UNIQUE INDEX outside_links_current ON identity.outside_links USING btree (issuer, subject) WHERE (ended_at IS NULL);

create table identity.passkeys (
  id uuid not null,
  person_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  backed_up boolean not null,
  name text not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_counter_check CHECK ((counter >= 0)),
  constraint passkeys_credential_id_check CHECK (((length(credential_id) >= 16) AND (length(credential_id) <= 1400))),
  constraint passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint passkeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX passkeys_person ON identity.passkeys USING btree (person_id);

create table identity.passwords (
  person_id uuid not null,
  hash text not null,
  set_at timestamp with time zone not null,
  constraint passwords_pkey PRIMARY KEY (person_id),
  constraint passwords_hash_check CHECK ((hash ~~ '$argon2id$%'::text)),
  constraint passwords_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);

create table identity.people (
  id uuid not null,
  name text not null,
  made_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

create table identity.phone_codes (
  id uuid not null,
  e164 text not null,
  purpose text not null,
  person_id uuid,
  token_hash text not null,
  code_hash text not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  tries integer not null default 0,
  done_at timestamp with time zone,
  constraint phone_codes_pkey PRIMARY KEY (id),
  constraint phone_codes_token_hash_purpose_key UNIQUE (token_hash, purpose),
  constraint phone_codes_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'change-from'::text, 'change-to'::text]))),
  constraint phone_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX phone_codes_ends_at ON identity.phone_codes USING btree (ends_at);
CREATE INDEX phone_codes_number ON identity.phone_codes USING btree (e164, purpose) WHERE (done_at IS NULL);
CREATE INDEX phone_codes_person ON identity.phone_codes USING btree (person_id);

create table identity.phones (
  id uuid not null,
  person_id uuid not null,
  e164 text not null,
  noted_at timestamp with time zone not null,
  verified_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint phones_pkey PRIMARY KEY (id),
  constraint phones_e164_check CHECK ((e164 ~ '^\+84\d{9,10}$'::text)),
  constraint phones_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX phones_person ON identity.phones USING btree (person_id);
CREATE UNIQUE INDEX phones_current ON identity.phones USING btree (person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX phones_number ON identity.phones USING btree (e164) WHERE (ended_at IS NULL);

create table identity.recovery_codes (
  code_hash text not null,
  person_id uuid not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (code_hash),
  constraint recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX recovery_codes_person ON identity.recovery_codes USING btree (person_id);

create table identity.roles (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  unit text not null,
  from_on date not null,
  to_on date,
  given_at timestamp with time zone not null,
  given_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint roles_pkey PRIMARY KEY (id),
  constraint roles_check CHECK (
CASE role
    WHEN 'commune-officer'::text THEN (unit ~ '^\d{5}$'::text)
    WHEN 'province-officer'::text THEN (unit ~ '^\d{2}$'::text)
    ELSE (unit = 'VN'::text)
END),
  constraint roles_check1 CHECK ((to_on >= from_on)),
  constraint roles_role_check CHECK ((role = ANY (ARRAY['commune-officer'::text, 'province-officer'::text, 'central-officer'::text, 'operator'::text]))),
  constraint roles_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES identity.people(id),
  constraint roles_given_by_fkey FOREIGN KEY (given_by) REFERENCES identity.people(id),
  constraint roles_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX roles_ended_by ON identity.roles USING btree (ended_by);
CREATE INDEX roles_given_by ON identity.roles USING btree (given_by);
CREATE INDEX roles_person ON identity.roles USING btree (person_id);
CREATE INDEX roles_unit ON identity.roles USING btree (unit);

create table identity.second_factors (
  person_id uuid not null,
  secret bytea not null,
  last_step bigint not null,
  set_at timestamp with time zone not null,
  constraint second_factors_pkey PRIMARY KEY (person_id),
  constraint second_factors_secret_check CHECK (((octet_length(secret) >= 16) AND (octet_length(secret) <= 400))),
  constraint second_factors_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);

create table identity.sessions (
  id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  second_factor boolean not null,
  made_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  idle_until timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  sender text not null,
  agent text not null,
  idle_minutes integer,
  how text,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_how_check CHECK ((how = ANY (ARRAY['password'::text, 'password-code'::text, 'invitation'::text, 'phone'::text, 'passkey'::text, 'outside'::text]))),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX sessions_ends_at ON identity.sessions USING btree (ends_at);
CREATE INDEX sessions_person ON identity.sessions USING btree (person_id);

create table identity.sign_in_names (
  kind text not null,
  value text not null,
  person_id uuid not null,
  constraint sign_in_names_pkey PRIMARY KEY (kind, value),
  constraint sign_in_names_kind_check CHECK ((kind = 'name'::text)),
  constraint sign_in_names_value_check CHECK (((length(value) >= 3) AND (length(value) <= 100))),
  constraint sign_in_names_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX sign_in_names_person ON identity.sign_in_names USING btree (person_id);

create table identity.steps (
  id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  tries integer not null default 0,
  done_at timestamp with time zone,
  constraint steps_pkey PRIMARY KEY (id),
  constraint steps_token_hash_key UNIQUE (token_hash),
  constraint steps_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX steps_ends_at ON identity.steps USING btree (ends_at);
CREATE INDEX steps_person ON identity.steps USING btree (person_id);

-- ———————————————————— intake
create schema intake;

create sequence intake.import_numbers as bigint;

create table intake.import_rows (
  import_id uuid not null,
  ordinal integer not null,
  sheet text not null,
  "row" integer not null,
  part smallint not null,
  raw json not null,
  understood jsonb,
  outcome text not null,
  problems jsonb not null default '[]'::jsonb,
  mended jsonb,
  decision text,
  join_product uuid,
  decided_by_name text,
  product_id uuid,
  event_id uuid,
  constraint import_rows_pkey PRIMARY KEY (import_id, ordinal),
  constraint import_rows_decision_check CHECK ((decision = ANY (ARRAY['take'::text, 'set-aside'::text, 'join'::text, 'apart'::text]))),
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'update'::text, 'upgrade'::text, 'duplicate'::text, 'held'::text, 'skipped'::text, 'error'::text]))),
  constraint import_rows_event_id_fkey FOREIGN KEY (event_id) REFERENCES certification.events(id) ON DELETE SET NULL,
  constraint import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES intake.imports(id) ON DELETE CASCADE,
  constraint import_rows_join_product_fkey FOREIGN KEY (join_product) REFERENCES certification.products(id),
  constraint import_rows_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id)
);
CREATE INDEX import_rows_event ON intake.import_rows USING btree (event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX import_rows_join ON intake.import_rows USING btree (join_product) WHERE (join_product IS NOT NULL);
CREATE INDEX import_rows_outcome ON intake.import_rows USING btree (import_id, outcome);
CREATE INDEX import_rows_product ON intake.import_rows USING btree (product_id) WHERE (product_id IS NOT NULL);

create table intake.imports (
  id uuid not null,
  code text not null,
  state text not null,
  file_id uuid,
  file_name text not null,
  options jsonb not null,
  scope_code text not null default 'VN'::text,
  sheets jsonb not null default '[]'::jsonb,
  totals jsonb not null default '{}'::jsonb,
  progress_done integer not null default 0,
  progress_all integer not null default 0,
  refusal text,
  result_file_id uuid,
  made_by text not null,
  made_by_name text not null,
  made_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  landed_at timestamp with time zone,
  undone_at timestamp with time zone,
  undone_by_name text,
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_code_key UNIQUE (code),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'review'::text, 'landing'::text, 'landed'::text, 'undone'::text, 'refused'::text]))),
  constraint imports_file_id_fkey FOREIGN KEY (file_id) REFERENCES platform.files(id),
  constraint imports_result_file_id_fkey FOREIGN KEY (result_file_id) REFERENCES platform.files(id)
);
CREATE INDEX imports_file ON intake.imports USING btree (file_id);
CREATE INDEX imports_made_at ON intake.imports USING btree (made_at DESC);
CREATE INDEX imports_result ON intake.imports USING btree (result_file_id);

-- ———————————————————— keys
create schema keys;

create table keys.keys (
  id uuid not null,
  name text not null,
  producer_id uuid,
  unit text,
  secret_hash text not null,
  secret_end text not null,
  old_hash text,
  old_until timestamp with time zone,
  scopes text[] not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by_name text,
  constraint keys_pkey PRIMARY KEY (id),
  constraint keys_old_hash_key UNIQUE (old_hash),
  constraint keys_secret_hash_key UNIQUE (secret_hash),
  constraint keys_check CHECK (((producer_id IS NULL) <> (unit IS NULL))),
  constraint keys_check1 CHECK (((old_hash IS NULL) = (old_until IS NULL))),
  constraint keys_check2 CHECK (((revoked_at IS NULL) = (revoked_by_name IS NULL))),
  constraint keys_name_check CHECK ((name <> ''::text)),
  constraint keys_scopes_check CHECK (((scopes <@ ARRAY['orders:read'::text, 'orders:move'::text, 'offers:read'::text, 'offers:write'::text, 'stock:write'::text, 'purchases:write'::text, 'hooks:manage'::text]) AND (cardinality(scopes) > 0))),
  constraint keys_unit_check CHECK (((unit = 'VN'::text) OR (unit ~ '^\d{2}$'::text))),
  constraint keys_made_by_fkey FOREIGN KEY (made_by) REFERENCES identity.people(id),
  constraint keys_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE INDEX keys_made_by ON keys.keys USING btree (made_by);
CREATE INDEX keys_producer ON keys.keys USING btree (producer_id);
CREATE INDEX keys_unit ON keys.keys USING btree (unit);

-- ———————————————————— notices
create schema notices;

create table notices.choices (
  phone text not null,
  channel text not null,
  made_at timestamp with time zone not null,
  constraint choices_pkey PRIMARY KEY (phone),
  constraint choices_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'zalo'::text]))),
  constraint choices_phone_check CHECK ((phone ~ '^\+84\d{9,10}$'::text))
);

create table notices.messages (
  id uuid not null,
  channel text not null,
  to_address text not null,
  kind text not null,
  subject_kind text,
  subject_id text,
  body text not null,
  secret boolean not null default false,
  state text not null,
  tries integer not null default 0,
  provider_key text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  sent_at timestamp with time zone,
  last_error text,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_provider_key_key UNIQUE (provider_key),
  constraint messages_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'zalo'::text, 'mail'::text]))),
  constraint messages_check CHECK (((subject_kind IS NULL) = (subject_id IS NULL))),
  constraint messages_kind_check CHECK ((kind ~ '^[a-z0-9-]{2,60}$'::text)),
  constraint messages_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'local'::text]))),
  constraint messages_to_address_check CHECK (((length(to_address) >= 3) AND (length(to_address) <= 320)))
);
CREATE INDEX messages_created ON notices.messages USING btree (created_at DESC, id DESC);
CREATE INDEX messages_state ON notices.messages USING btree (state, created_at DESC, id DESC);
CREATE INDEX messages_subject ON notices.messages USING btree (subject_kind, subject_id) WHERE (subject_id IS NOT NULL);

create table notices.optouts (
  channel text not null,
  address text not null,
  made_at timestamp with time zone not null,
  constraint optouts_pkey PRIMARY KEY (channel, address),
  constraint optouts_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'zalo'::text, 'mail'::text])))
);

create table notices.tries (
  message_id uuid not null,
  number integer not null,
  channel text not null,
  outcome text not null default 'open'::text,
  error text,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint tries_pkey PRIMARY KEY (message_id, number),
  constraint tries_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'zalo'::text, 'mail'::text]))),
  constraint tries_number_check CHECK ((number > 0)),
  constraint tries_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'sent'::text, 'unknown'::text, 'untaken'::text, 'refused'::text, 'refused-person'::text]))),
  constraint tries_message_id_fkey FOREIGN KEY (message_id) REFERENCES notices.messages(id) ON DELETE CASCADE
);

create table notices.zalo_tokens (
  app_id text not null,
  given_hash text not null,
  refresh_sealed text not null,
  access_sealed text,
  access_until_at timestamp with time zone,
  renewing_until_at timestamp with time zone,
  lost_at timestamp with time zone,
  constraint zalo_tokens_pkey PRIMARY KEY (app_id),
  constraint zalo_tokens_app_id_check CHECK ((app_id <> ''::text))
);

-- ———————————————————— offers
create schema offers;

CREATE OR REPLACE FUNCTION offers.keep_stopped()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.stopped := exists (select from offers.stops stop where stop.state = 'in-force' and (stop.offer_id = new.id or stop.kind = 'suspension' and stop.producer_id = new.producer_id));
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION offers.note_stall()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into platform.changes (kind, key) select 'offer', product_id::text from offers.offers where producer_id = new.producer_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION offers.note_stock()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into platform.changes (kind, key, hurried) values ('offer', new.product_id::text, false);
  return null;
end $function$
;

create table offers.deputies_ended (
  producer_id uuid not null,
  by_name text not null,
  ended_at timestamp with time zone not null,
  constraint deputies_ended_pkey PRIMARY KEY (producer_id),
  constraint deputies_ended_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);

create table offers.deputy_acts (
  id uuid not null,
  producer_id uuid not null,
  product_id uuid not null,
  by_name text not null,
  consent text not null,
  at timestamp with time zone not null,
  constraint deputy_acts_pkey PRIMARY KEY (id),
  constraint deputy_acts_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id),
  constraint deputy_acts_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id)
);
CREATE INDEX deputy_acts_producer ON offers.deputy_acts USING btree (producer_id, at);
CREATE INDEX deputy_acts_product ON offers.deputy_acts USING btree (product_id);

create table offers.holds (
  id uuid not null,
  offer_id uuid not null,
  purpose uuid not null,
  amount bigint not null,
  state text not null,
  expires_at timestamp with time zone,
  made_at timestamp with time zone not null,
  constraint holds_pkey PRIMARY KEY (id),
  constraint holds_purpose_offer_id_key UNIQUE (purpose, offer_id),
  constraint holds_amount_check CHECK ((amount > 0)),
  constraint holds_state_check CHECK ((state = ANY (ARRAY['held'::text, 'taken'::text, 'freed'::text]))),
  constraint holds_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offers(id)
);
CREATE INDEX holds_expiry ON offers.holds USING btree (expires_at) WHERE ((state = 'held'::text) AND (expires_at IS NOT NULL));
CREATE INDEX holds_offer ON offers.holds USING btree (offer_id);

create table offers.offers (
  id uuid not null,
  product_id uuid not null,
  producer_id uuid not null,
  state text not null,
  unit text not null,
  stock bigint not null,
  made_to_order boolean not null default false,
  ready_on date,
  on_behalf_by text,
  consent text,
  consent_at timestamp with time zone,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  widest_zone text,
  seasons smallint[] not null default '{}'::smallint[],
  days_to_make smallint,
  most_packs smallint,
  stopped boolean not null default false,
  constraint offers_pkey PRIMARY KEY (id),
  constraint offers_product_id_key UNIQUE (product_id),
  constraint offers_check CHECK ((((on_behalf_by IS NULL) = (consent IS NULL)) AND ((consent IS NULL) = (consent_at IS NULL)))),
  constraint offers_days_to_make_check CHECK (((days_to_make >= 1) AND (days_to_make <= 120))),
  constraint offers_most_packs_check CHECK (((most_packs >= 1) AND (most_packs <= 999))),
  constraint offers_seasons_check CHECK (((seasons <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'::smallint[]) AND (cardinality(seasons) <= 12))),
  constraint offers_state_check CHECK ((state = ANY (ARRAY['on-sale'::text, 'paused'::text]))),
  constraint offers_stock_check CHECK ((stock >= 0)),
  constraint offers_unit_check CHECK ((unit = ANY (ARRAY['g'::text, 'ml'::text, 'piece'::text]))),
  constraint offers_widest_zone_check CHECK ((widest_zone = ANY (ARRAY['same-commune'::text, 'same-province'::text, 'same-region'::text, 'other'::text]))),
  constraint offers_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id),
  constraint offers_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id)
);
CREATE INDEX offers_changed ON offers.offers USING btree (changed_at DESC, product_id);
CREATE INDEX offers_producer ON offers.offers USING btree (producer_id);
CREATE TRIGGER kept_stopped BEFORE INSERT OR UPDATE OF producer_id, stopped ON offers.offers FOR EACH ROW EXECUTE FUNCTION offers.keep_stopped();
CREATE TRIGGER noted_insert AFTER INSERT ON offers.offers FOR EACH ROW EXECUTE FUNCTION platform.note_change('offer', 'product_id');
CREATE TRIGGER noted_stock AFTER UPDATE OF stock ON offers.offers FOR EACH ROW WHEN ((old.stock <> new.stock)) EXECUTE FUNCTION offers.note_stock();
CREATE TRIGGER noted_update AFTER UPDATE ON offers.offers FOR EACH ROW WHEN (((to_jsonb(old.*) - 'stock'::text) <> (to_jsonb(new.*) - 'stock'::text))) EXECUTE FUNCTION platform.note_change('offer', 'product_id');

create table offers.packs (
  id uuid not null,
  offer_id uuid not null,
  name text not null,
  size bigint not null,
  price_vnd bigint not null,
  "position" smallint not null,
  retired_at timestamp with time zone,
  weight_g integer,
  constraint packs_pkey PRIMARY KEY (id),
  constraint packs_name_check CHECK ((name <> ''::text)),
  constraint packs_price_vnd_check CHECK ((price_vnd > 0)),
  constraint packs_size_check CHECK ((size > 0)),
  constraint packs_weight_g_check CHECK ((weight_g > 0)),
  constraint packs_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offers(id)
);
CREATE INDEX packs_offer ON offers.packs USING btree (offer_id);

create table offers.stalls (
  producer_id uuid not null,
  delivery_vnd bigint not null,
  free_from_vnd bigint,
  reach text not null default 'country'::text,
  takes_cash boolean not null default true,
  closed_until date,
  changed_by_name text not null,
  changed_at timestamp with time zone not null,
  closed_from date,
  closed_words text not null default ''::text,
  dispatch_days smallint[] not null default '{}'::smallint[],
  cutoff_hour smallint not null default 24,
  cutoff_days smallint not null default 0,
  no_dispatch_on date[] not null default '{}'::date[],
  constraint stalls_pkey PRIMARY KEY (producer_id),
  constraint stalls_check CHECK (((closed_from IS NULL) OR ((closed_until IS NOT NULL) AND (closed_from <= closed_until)))),
  constraint stalls_cutoff_days_check CHECK (((cutoff_days >= 0) AND (cutoff_days <= 3))),
  constraint stalls_cutoff_hour_check CHECK (((cutoff_hour >= 0) AND (cutoff_hour <= 24))),
  constraint stalls_delivery_vnd_check CHECK ((delivery_vnd >= 0)),
  constraint stalls_dispatch_days_check CHECK (((dispatch_days <@ '{1,2,3,4,5,6,7}'::smallint[]) AND (cardinality(dispatch_days) <= 7))),
  constraint stalls_free_from_vnd_check CHECK ((free_from_vnd > 0)),
  constraint stalls_reach_check CHECK ((reach = ANY (ARRAY['province'::text, 'country'::text]))),
  constraint stalls_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE TRIGGER noted AFTER INSERT OR UPDATE ON offers.stalls FOR EACH ROW EXECUTE FUNCTION offers.note_stall();

create table offers.stops (
  id uuid not null,
  kind text not null,
  offer_id uuid,
  producer_id uuid not null,
  authority text not null,
  request_number text not null,
  request_on date,
  received_at timestamp with time zone not null,
  reason text not null,
  state text not null,
  effective_at timestamp with time zone not null,
  in_force_at timestamp with time zone,
  by_name text not null,
  made_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  lifted_by text,
  lifted_why text,
  constraint stops_pkey PRIMARY KEY (id),
  constraint stops_check CHECK (((kind = 'takedown'::text) = (offer_id IS NOT NULL))),
  constraint stops_check1 CHECK (((authority = ''::text) = (request_number = ''::text))),
  constraint stops_check2 CHECK (((kind = 'suspension'::text) OR (authority <> ''::text))),
  constraint stops_check3 CHECK ((((state = 'lifted'::text) = (lifted_at IS NOT NULL)) AND ((lifted_at IS NULL) = (lifted_why IS NULL)))),
  constraint stops_kind_check CHECK ((kind = ANY (ARRAY['takedown'::text, 'suspension'::text]))),
  constraint stops_reason_check CHECK ((reason <> ''::text)),
  constraint stops_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'in-force'::text, 'lifted'::text]))),
  constraint stops_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offers(id),
  constraint stops_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE INDEX stops_announced ON offers.stops USING btree (effective_at) WHERE (state = 'announced'::text);
CREATE INDEX stops_offer ON offers.stops USING btree (offer_id);
CREATE INDEX stops_producer ON offers.stops USING btree (producer_id);
CREATE UNIQUE INDEX stops_one_suspension ON offers.stops USING btree (producer_id) WHERE ((kind = 'suspension'::text) AND (state <> 'lifted'::text));
CREATE UNIQUE INDEX stops_one_takedown ON offers.stops USING btree (offer_id) WHERE ((kind = 'takedown'::text) AND (state <> 'lifted'::text));

-- ———————————————————— orders
create schema orders;

create sequence orders.order_numbers as bigint;
create sequence orders.purchase_numbers as bigint;

create table orders.agreed_returns (
  id uuid not null,
  order_id uuid not null,
  amount_vnd bigint not null,
  why text not null,
  by_kind text not null,
  by_name text not null,
  proposed_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  constraint agreed_returns_pkey PRIMARY KEY (id),
  constraint agreed_returns_amount_vnd_check CHECK ((amount_vnd > 0)),
  constraint agreed_returns_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'declined'::text]))),
  constraint agreed_returns_by_kind_check CHECK ((by_kind = ANY (ARRAY['seller'::text, 'officer'::text]))),
  constraint agreed_returns_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint agreed_returns_why_check CHECK ((why <> ''::text)),
  constraint agreed_returns_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);
CREATE INDEX agreed_returns_order ON orders.agreed_returns USING btree (order_id);
CREATE UNIQUE INDEX agreed_returns_open ON orders.agreed_returns USING btree (order_id) WHERE (answer IS NULL);

create table orders.calls (
  order_id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  constraint calls_pkey PRIMARY KEY (order_id, person_id, made_at),
  constraint calls_token_hash_key UNIQUE (token_hash),
  constraint calls_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id),
  constraint calls_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX calls_person ON orders.calls USING btree (person_id, made_at);

create table orders.cash_clearings (
  id uuid not null,
  phone text not null,
  why text not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint cash_clearings_pkey PRIMARY KEY (id),
  constraint cash_clearings_why_check CHECK ((why <> ''::text))
);
CREATE INDEX cash_clearings_phone ON orders.cash_clearings USING btree (phone, at);

create table orders.lines (
  order_id uuid not null,
  "position" smallint not null,
  offer_id uuid not null,
  pack_id uuid not null,
  product_name text not null,
  product_slug text not null,
  pack_name text not null,
  quantity integer not null,
  price_vnd bigint not null,
  sum_vnd bigint not null,
  maker_name text,
  constraint lines_pkey PRIMARY KEY (order_id, "position"),
  constraint lines_check CHECK ((sum_vnd = (price_vnd * quantity))),
  constraint lines_price_vnd_check CHECK ((price_vnd > 0)),
  constraint lines_quantity_check CHECK ((quantity > 0)),
  constraint lines_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers.offers(id),
  constraint lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id),
  constraint lines_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES offers.packs(id)
);
CREATE INDEX lines_offer ON orders.lines USING btree (offer_id);
CREATE INDEX lines_pack ON orders.lines USING btree (pack_id);

create table orders.moves (
  id uuid not null,
  order_id uuid not null,
  from_state text,
  to_state text not null,
  by_kind text not null,
  by_name text not null,
  why text not null,
  at timestamp with time zone not null,
  constraint moves_pkey PRIMARY KEY (id),
  constraint moves_by_kind_check CHECK ((by_kind = ANY (ARRAY['buyer'::text, 'seller'::text, 'officer'::text, 'system'::text]))),
  constraint moves_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);
CREATE INDEX moves_back ON orders.moves USING btree (at) WHERE (to_state = 'coming-back'::text);
CREATE INDEX moves_order ON orders.moves USING btree (order_id, at);

create table orders.orders (
  id uuid not null,
  code text not null,
  purchase_id uuid not null,
  producer_id uuid not null,
  seller_name text not null,
  state text not null,
  goods_vnd bigint not null,
  delivery_vnd bigint not null,
  total_vnd bigint not null,
  due_at timestamp with time zone,
  placed_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  seller_province text,
  way_kind text not null default 'own'::text,
  way_id uuid,
  way_carrier text,
  way_place text not null default ''::text,
  days_least smallint,
  days_most smallint,
  weight_g integer,
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_code_key UNIQUE (code),
  constraint orders_check CHECK ((total_vnd = (goods_vnd + delivery_vnd))),
  constraint orders_check1 CHECK ((days_most >= days_least)),
  constraint orders_days_least_check CHECK ((days_least >= 0)),
  constraint orders_delivery_vnd_check CHECK ((delivery_vnd >= 0)),
  constraint orders_goods_vnd_check CHECK ((goods_vnd > 0)),
  constraint orders_way_carrier_check CHECK ((way_carrier = ANY (ARRAY['ghn'::text, 'ghtk'::text, 'viettelpost'::text, 'ems'::text]))),
  constraint orders_way_kind_check CHECK ((way_kind = ANY (ARRAY['courier'::text, 'own'::text, 'pickup'::text]))),
  constraint orders_weight_g_check CHECK ((weight_g > 0)),
  constraint orders_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id),
  constraint orders_purchase_id_fkey FOREIGN KEY (purchase_id) REFERENCES orders.purchases(id),
  constraint orders_way_id_fkey FOREIGN KEY (way_id) REFERENCES shipping.seller_ways(id)
);
CREATE INDEX orders_changed ON orders.orders USING btree (producer_id, changed_at, id);
CREATE INDEX orders_changed_all ON orders.orders USING btree (changed_at, id);
CREATE INDEX orders_due ON orders.orders USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX orders_placed ON orders.orders USING btree (placed_at DESC);
CREATE INDEX orders_producer ON orders.orders USING btree (producer_id, placed_at DESC);
CREATE INDEX orders_province ON orders.orders USING btree (seller_province, placed_at DESC);
CREATE INDEX orders_purchase ON orders.orders USING btree (purchase_id);
CREATE INDEX orders_returned ON orders.orders USING btree (changed_at, id) WHERE (state = 'returned'::text);
CREATE INDEX orders_still ON orders.orders USING btree (state, changed_at) WHERE (state = ANY (ARRAY['accepted'::text, 'sent'::text, 'coming-back'::text]));
CREATE INDEX orders_waiting ON orders.orders USING btree (due_at) WHERE (state = 'placed'::text);
CREATE INDEX orders_way ON orders.orders USING btree (way_id);

create table orders.purchase_keys (
  token_hash text not null,
  purchase_id uuid not null,
  made_at timestamp with time zone not null,
  constraint purchase_keys_pkey PRIMARY KEY (token_hash),
  constraint purchase_keys_purchase_id_fkey FOREIGN KEY (purchase_id) REFERENCES orders.purchases(id)
);
CREATE INDEX purchase_keys_purchase ON orders.purchase_keys USING btree (purchase_id);

create table orders.purchases (
  id uuid not null,
  code text not null,
  token_hash text not null,
  person_id uuid,
  buyer_name text not null,
  buyer_phone text not null,
  scheme text not null default 'v34'::text,
  province_code text not null,
  commune_code text not null,
  address text not null,
  note text not null,
  payment text not null,
  goods_vnd bigint not null,
  delivery_vnd bigint not null,
  total_vnd bigint not null,
  lang text not null,
  placed_at timestamp with time zone not null,
  asked_hash text,
  key_id uuid,
  constraint purchases_pkey PRIMARY KEY (id),
  constraint purchases_code_key UNIQUE (code),
  constraint purchases_token_hash_key UNIQUE (token_hash),
  constraint purchases_buyer_phone_check CHECK ((buyer_phone ~ '^\+84\d{9,10}$'::text)),
  constraint purchases_check CHECK ((total_vnd = (goods_vnd + delivery_vnd))),
  constraint purchases_delivery_vnd_check CHECK ((delivery_vnd >= 0)),
  constraint purchases_goods_vnd_check CHECK ((goods_vnd > 0)),
  constraint purchases_lang_check CHECK ((lang = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint purchases_payment_check CHECK ((payment = ANY (ARRAY['cash'::text, 'transfer'::text]))),
  constraint purchases_scheme_check CHECK ((scheme = 'v34'::text)),
  constraint purchases_key_id_fkey FOREIGN KEY (key_id) REFERENCES keys.keys(id)
);
CREATE INDEX purchases_key ON orders.purchases USING btree (key_id);
CREATE INDEX purchases_person ON orders.purchases USING btree (person_id);
CREATE INDEX purchases_phone ON orders.purchases USING btree (buyer_phone);

create table orders.refund_accounts (
  order_id uuid not null,
  bank_bin text not null,
  number text not null,
  holder_name text not null,
  given_at timestamp with time zone not null,
  constraint refund_accounts_pkey PRIMARY KEY (order_id),
  constraint refund_accounts_bank_bin_check CHECK ((bank_bin ~ '^\d{6}$'::text)),
  constraint refund_accounts_holder_name_check CHECK ((holder_name <> ''::text)),
  constraint refund_accounts_number_check CHECK ((number ~ '^[0-9A-Z]{4,19}$'::text)),
  constraint refund_accounts_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);

create table orders.reminders (
  order_id uuid not null,
  step text not null,
  at timestamp with time zone not null,
  constraint reminders_pkey PRIMARY KEY (order_id, step),
  constraint reminders_step_check CHECK ((step = ANY (ARRAY['first'::text, 'last'::text, 'deputy'::text]))),
  constraint reminders_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);

-- ———————————————————— owndata
create schema owndata;

create table owndata.code_numbers (
  year integer not null,
  last integer not null,
  constraint code_numbers_pkey PRIMARY KEY (year)
);

create table owndata.leftovers (
  id uuid not null,
  request_id uuid not null,
  holder text not null,
  what text not null,
  until_on date not null,
  citation text not null,
  gone_at timestamp with time zone,
  constraint leftovers_pkey PRIMARY KEY (id),
  constraint leftovers_request_id_fkey FOREIGN KEY (request_id) REFERENCES owndata.requests(id)
);
CREATE INDEX leftovers_due ON owndata.leftovers USING btree (until_on) WHERE (gone_at IS NULL);
CREATE INDEX leftovers_request ON owndata.leftovers USING btree (request_id);

create table owndata.requests (
  id uuid not null,
  code text not null,
  person_id uuid not null,
  kind text not null,
  words text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  acknowledge_by date not null,
  acknowledged_at timestamp with time zone,
  answer_by date not null,
  citation text not null,
  starts_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by uuid,
  answer text,
  constraint requests_pkey PRIMARY KEY (id),
  constraint requests_code_key UNIQUE (code),
  constraint requests_kind_check CHECK ((kind = ANY (ARRAY['correct'::text, 'restrict'::text, 'erase'::text]))),
  constraint requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'refused'::text, 'cancelled'::text]))),
  constraint requests_words_check CHECK ((length(words) <= 2000)),
  constraint requests_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES identity.people(id),
  constraint requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id)
);
CREATE INDEX requests_ended_by ON owndata.requests USING btree (ended_by);
CREATE INDEX requests_open ON owndata.requests USING btree (answer_by) WHERE (state = 'open'::text);
CREATE INDEX requests_person ON owndata.requests USING btree (person_id);
CREATE UNIQUE INDEX requests_one_erasure ON owndata.requests USING btree (person_id) WHERE ((kind = 'erase'::text) AND (state = 'open'::text));

create table owndata.retentions (
  what text not null,
  effective_from date not null,
  effective_to date,
  months smallint not null,
  status text not null,
  citation text not null,
  constraint retentions_pkey PRIMARY KEY (what, effective_from),
  constraint retentions_months_check CHECK ((months > 0)),
  constraint retentions_status_check CHECK ((status = ANY (ARRAY['in force'::text, 'suspended'::text, 'repealed'::text, 'unverified'::text]))),
  constraint retentions_what_check CHECK ((what = ANY (ARRAY['order'::text, 'order-of-household'::text, 'sign-in-record'::text])))
);

create table owndata.terms (
  kind text not null,
  effective_from date not null,
  effective_to date,
  acknowledge_workdays smallint not null,
  answer_days smallint not null,
  extension_days smallint not null,
  status text not null,
  citation text not null,
  constraint terms_pkey PRIMARY KEY (kind, effective_from),
  constraint terms_kind_check CHECK ((kind = ANY (ARRAY['correct'::text, 'restrict'::text, 'erase'::text]))),
  constraint terms_status_check CHECK ((status = ANY (ARRAY['in force'::text, 'suspended'::text, 'repealed'::text, 'unverified'::text])))
);

-- ———————————————————— payments
create schema payments;

CREATE OR REPLACE FUNCTION payments.entries_balance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  off bigint;
begin
  select coalesce(sum(amount_vnd), 0) into off from payments.entries where movement_id = new.movement_id;
  if off <> 0 then
    raise exception 'movement % is out of balance by % đồng', new.movement_id, off using errcode = 'check_violation';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION payments.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the books are only added to' using errcode = 'restrict_violation';
end $function$
;

create table payments.accounts (
  id uuid not null,
  owner_kind text not null,
  owner_id uuid not null,
  bank_bin text not null,
  number text not null,
  holder_name text not null,
  verified_at timestamp with time zone,
  current boolean not null,
  added_at timestamp with time zone not null,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_bank_bin_check CHECK ((bank_bin ~ '^\d{6}$'::text)),
  constraint accounts_holder_name_check CHECK ((holder_name <> ''::text)),
  constraint accounts_number_check CHECK ((number ~ '^[0-9A-Z]{4,19}$'::text))
);
CREATE INDEX accounts_number ON payments.accounts USING btree (number, bank_bin);
CREATE UNIQUE INDEX accounts_current ON payments.accounts USING btree (owner_kind, owner_id) WHERE current;

create table payments.collections (
  id uuid not null,
  partner_id uuid not null,
  reference text not null,
  subject_kind text not null,
  subject_id uuid not null,
  amount_vnd bigint not null,
  fee_vnd bigint not null,
  fee_by text not null,
  asked_at timestamp with time zone not null,
  constraint collections_pkey PRIMARY KEY (id),
  constraint collections_reference_key UNIQUE (reference),
  constraint collections_amount_vnd_check CHECK ((amount_vnd > 0)),
  constraint collections_check CHECK (((fee_vnd >= 0) AND (fee_vnd <= amount_vnd))),
  constraint collections_fee_by_check CHECK ((fee_by = ANY (ARRAY['seller'::text, 'operator'::text]))),
  constraint collections_reference_check CHECK ((reference ~ '^[A-Z0-9]{6,20}$'::text)),
  constraint collections_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES payments.partners(id)
);
CREATE INDEX collections_partner ON payments.collections USING btree (partner_id);
CREATE INDEX collections_subject ON payments.collections USING btree (subject_id, subject_kind);

create table payments.entries (
  id uuid not null,
  movement_id uuid not null,
  account text not null,
  amount_vnd bigint not null,
  constraint entries_pkey PRIMARY KEY (id),
  constraint entries_account_check CHECK ((account = ANY (ARRAY['bank'::text, 'cash'::text, 'sales'::text, 'to-return'::text, 'partner'::text, 'fee'::text]))),
  constraint entries_amount_vnd_check CHECK ((amount_vnd <> 0)),
  constraint entries_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES payments.movements(id)
);
CREATE INDEX entries_movement ON payments.entries USING btree (movement_id);
CREATE INDEX entries_partner ON payments.entries USING btree (movement_id) WHERE (account = 'partner'::text);
CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON payments.entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments.entries_balance();
CREATE TRIGGER entries_stay BEFORE DELETE OR UPDATE ON payments.entries FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();

create table payments.movements (
  id uuid not null,
  what text not null,
  key text not null,
  subject_kind text not null,
  subject_id uuid not null,
  payee_kind text not null,
  payee_id uuid not null,
  request_id uuid,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint movements_pkey PRIMARY KEY (id),
  constraint movements_what_key_key UNIQUE (what, key),
  constraint movements_what_check CHECK ((what = ANY (ARRAY['transfer'::text, 'cash'::text, 'refund'::text, 'count'::text, 'undo'::text, 'fee'::text, 'payout'::text]))),
  constraint movements_request_id_fkey FOREIGN KEY (request_id) REFERENCES payments.requests(id)
);
CREATE INDEX movements_payee ON payments.movements USING btree (payee_id, payee_kind, at);
CREATE INDEX movements_request ON payments.movements USING btree (request_id);
CREATE INDEX movements_subject ON payments.movements USING btree (subject_id, subject_kind);
CREATE TRIGGER movements_stay BEFORE DELETE OR UPDATE ON payments.movements FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();

create table payments.partners (
  id uuid not null,
  name text not null,
  licence_number text not null,
  licence_on date not null,
  issuer text not null,
  contract text not null,
  account_id uuid not null,
  since date not null,
  until date,
  fee_bp integer not null,
  fee_fixed_vnd bigint not null,
  fee_by text not null,
  evidence text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  ended_by text,
  ended_why text,
  ended_at timestamp with time zone,
  constraint partners_pkey PRIMARY KEY (id),
  constraint partners_check CHECK ((since >= licence_on)),
  constraint partners_check1 CHECK ((until >= since)),
  constraint partners_check2 CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (ended_why IS NULL)))),
  constraint partners_contract_check CHECK ((contract ~ '\S'::text)),
  constraint partners_evidence_check CHECK ((evidence ~ '\S'::text)),
  constraint partners_fee_bp_check CHECK (((fee_bp >= 0) AND (fee_bp <= 1000))),
  constraint partners_fee_by_check CHECK ((fee_by = ANY (ARRAY['seller'::text, 'operator'::text]))),
  constraint partners_fee_fixed_vnd_check CHECK (((fee_fixed_vnd >= 0) AND (fee_fixed_vnd <= 100000))),
  constraint partners_issuer_check CHECK ((issuer ~ '\S'::text)),
  constraint partners_licence_number_check CHECK ((licence_number ~ '\S'::text)),
  constraint partners_name_check CHECK ((name ~ '\S'::text)),
  constraint partners_account_id_fkey FOREIGN KEY (account_id) REFERENCES payments.accounts(id)
);
CREATE INDEX partners_account ON payments.partners USING btree (account_id);

create table payments.refunds (
  movement_id uuid not null,
  amount_vnd bigint not null,
  means text not null,
  evidence text not null,
  by_kind text not null,
  by_name text not null,
  answer text,
  answered_at timestamp with time zone,
  constraint refunds_pkey PRIMARY KEY (movement_id),
  constraint refunds_amount_vnd_check CHECK ((amount_vnd > 0)),
  constraint refunds_answer_check CHECK ((answer = ANY (ARRAY['received'::text, 'not-received'::text]))),
  constraint refunds_by_kind_check CHECK ((by_kind = ANY (ARRAY['seller'::text, 'officer'::text]))),
  constraint refunds_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint refunds_evidence_check CHECK ((evidence <> ''::text)),
  constraint refunds_means_check CHECK ((means = ANY (ARRAY['bank'::text, 'cash'::text, 'partner'::text]))),
  constraint refunds_movement_id_fkey FOREIGN KEY (movement_id) REFERENCES payments.movements(id)
);

create table payments.requests (
  id uuid not null,
  reference text not null,
  subject_kind text not null,
  subject_id uuid not null,
  payee_kind text not null,
  payee_id uuid not null,
  account_id uuid not null,
  amount_vnd bigint not null,
  received_vnd bigint not null default 0,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text not null,
  changed_at timestamp with time zone not null,
  collection_id uuid,
  fee_vnd bigint not null default 0,
  constraint requests_pkey PRIMARY KEY (id),
  constraint requests_reference_key UNIQUE (reference),
  constraint requests_amount_vnd_check CHECK ((amount_vnd > 0)),
  constraint requests_check CHECK ((expires_at > asked_at)),
  constraint requests_fee_vnd_check CHECK ((fee_vnd >= 0)),
  constraint requests_received_vnd_check CHECK ((received_vnd >= 0)),
  constraint requests_reference_check CHECK ((reference ~ '^[A-Z0-9]{6,20}$'::text)),
  constraint requests_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'paid'::text, 'short'::text, 'over'::text, 'expired'::text, 'cancelled'::text, 'refunded'::text]))),
  constraint requests_account_id_fkey FOREIGN KEY (account_id) REFERENCES payments.accounts(id),
  constraint requests_collection_id_fkey FOREIGN KEY (collection_id) REFERENCES payments.collections(id)
);
CREATE INDEX requests_account ON payments.requests USING btree (account_id);
CREATE INDEX requests_collection ON payments.requests USING btree (collection_id);
CREATE INDEX requests_subject ON payments.requests USING btree (subject_id, subject_kind);
CREATE INDEX requests_waiting ON payments.requests USING btree (expires_at) WHERE (state = 'waiting'::text);

create table payments.tax_rules (
  id text not null,
  effective_from date not null,
  effective_to date,
  seller_kind text not null,
  goods_class text not null,
  vat_bp integer not null,
  pit_bp integer not null,
  threshold_vnd bigint,
  status text not null,
  source text not null,
  source_url text,
  sure text not null,
  note text not null,
  constraint tax_rules_pkey PRIMARY KEY (id),
  constraint tax_rules_check CHECK (((effective_to IS NULL) OR (effective_to >= effective_from))),
  constraint tax_rules_goods_class_check CHECK ((goods_class = ANY (ARRAY['goods'::text, 'services'::text, 'transport'::text, 'other'::text]))),
  constraint tax_rules_pit_bp_check CHECK ((pit_bp >= 0)),
  constraint tax_rules_seller_kind_check CHECK ((seller_kind = ANY (ARRAY['household'::text, 'organisation'::text]))),
  constraint tax_rules_source_check CHECK ((source <> ''::text)),
  constraint tax_rules_status_check CHECK ((status = ANY (ARRAY['in force'::text, 'suspended'::text, 'repealed'::text]))),
  constraint tax_rules_sure_check CHECK ((sure = ANY (ARRAY['text'::text, 'news'::text, 'unverified'::text]))),
  constraint tax_rules_threshold_vnd_check CHECK ((threshold_vnd > 0)),
  constraint tax_rules_vat_bp_check CHECK ((vat_bp >= 0))
);

create table payments.transfers (
  id uuid not null,
  source text not null,
  source_id text not null,
  feed text not null,
  bank text not null,
  account text not null,
  direction text not null,
  amount_vnd bigint not null,
  memo text not null,
  bank_reference text not null,
  at timestamp with time zone not null,
  told_at timestamp with time zone not null,
  raw text not null,
  foreign_account boolean not null,
  outcome text not null,
  request_id uuid,
  settled_at timestamp with time zone,
  memo_key text not null default ''::text,
  settled_by text,
  set_aside_at timestamp with time zone,
  set_aside_by text,
  constraint transfers_pkey PRIMARY KEY (id),
  constraint transfers_source_feed_source_id_key UNIQUE (source, feed, source_id),
  constraint transfers_amount_vnd_check CHECK ((amount_vnd > 0)),
  constraint transfers_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint transfers_outcome_check CHECK ((outcome = ANY (ARRAY['exact'::text, 'short'::text, 'over'::text, 'repeated'::text, 'late'::text, 'outgoing'::text, 'several-references'::text, 'none'::text]))),
  constraint transfers_source_check CHECK ((source = ANY (ARRAY['sepay'::text, 'payos'::text, 'statement'::text]))),
  constraint transfers_request_id_fkey FOREIGN KEY (request_id) REFERENCES payments.requests(id)
);
CREATE INDEX transfers_account ON payments.transfers USING btree (account, amount_vnd) WHERE (NOT foreign_account);
CREATE INDEX transfers_request ON payments.transfers USING btree (request_id);
CREATE INDEX transfers_unclear ON payments.transfers USING btree (account, at) WHERE ((outcome = ANY (ARRAY['several-references'::text, 'none'::text])) AND (direction = 'in'::text) AND (settled_at IS NULL) AND (set_aside_at IS NULL));

-- ———————————————————— payouts
create schema payouts;

create sequence payouts.batch_numbers as bigint;
create sequence payouts.numbers as bigint;

create table payouts.batches (
  id uuid not null,
  code text not null,
  partner_id uuid not null,
  sent_by text not null,
  sent_at timestamp with time zone not null,
  constraint batches_pkey PRIMARY KEY (id),
  constraint batches_code_key UNIQUE (code),
  constraint batches_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES payments.partners(id)
);
CREATE INDEX batches_partner ON payouts.batches USING btree (partner_id);

create table payouts.items (
  payout_id uuid not null,
  order_id uuid not null,
  amount_vnd bigint not null,
  open boolean not null default true,
  constraint items_pkey PRIMARY KEY (payout_id, order_id),
  constraint items_amount_vnd_check CHECK ((amount_vnd <> 0)),
  constraint items_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id),
  constraint items_payout_id_fkey FOREIGN KEY (payout_id) REFERENCES payouts.payouts(id)
);
CREATE INDEX items_order ON payouts.items USING btree (order_id);
CREATE UNIQUE INDEX items_open ON payouts.items USING btree (order_id) WHERE open;

create table payouts.payouts (
  id uuid not null,
  code text not null,
  partner_id uuid not null,
  producer_id uuid not null,
  bank_bin text not null,
  account text not null,
  holder text not null,
  amount_vnd bigint not null,
  state text not null,
  batch_id uuid,
  listed_by text not null,
  listed_at timestamp with time zone not null,
  reference text not null default ''::text,
  why text not null default ''::text,
  ended_by text,
  ended_at timestamp with time zone,
  constraint payouts_pkey PRIMARY KEY (id),
  constraint payouts_code_key UNIQUE (code),
  constraint payouts_amount_vnd_check CHECK ((amount_vnd > 0)),
  constraint payouts_bank_bin_check CHECK ((bank_bin ~ '^\d{6}$'::text)),
  constraint payouts_check CHECK (((batch_id IS NULL) = (state = ANY (ARRAY['listed'::text, 'dropped'::text])))),
  constraint payouts_check1 CHECK (((state <> 'paid'::text) OR (reference <> ''::text))),
  constraint payouts_state_check CHECK ((state = ANY (ARRAY['listed'::text, 'sent'::text, 'paid'::text, 'failed'::text, 'dropped'::text]))),
  constraint payouts_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES payouts.batches(id),
  constraint payouts_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES payments.partners(id),
  constraint payouts_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE INDEX payouts_batch ON payouts.payouts USING btree (batch_id);
CREATE INDEX payouts_partner ON payouts.payouts USING btree (partner_id);
CREATE INDEX payouts_producer ON payouts.payouts USING btree (producer_id, listed_at);
CREATE UNIQUE INDEX payouts_listed ON payouts.payouts USING btree (partner_id, producer_id) WHERE (state = 'listed'::text);

-- ———————————————————— photos
create schema photos;

create table photos.files (
  photo_id uuid not null,
  size integer not null,
  format text not null,
  bytes bytea not null,
  constraint files_pkey PRIMARY KEY (photo_id, size, format),
  constraint files_format_check CHECK ((format = ANY (ARRAY['jpeg'::text, 'webp'::text, 'avif'::text]))),
  constraint files_size_check CHECK ((size > 0)),
  constraint files_photo_id_fkey FOREIGN KEY (photo_id) REFERENCES photos.photos(id) ON DELETE CASCADE
);

create table photos.photos (
  id uuid not null,
  owner_kind text not null,
  owner_id text not null,
  key text not null,
  "position" smallint not null,
  width integer not null,
  height integer not null,
  alt text not null default ''::text,
  open boolean not null,
  by_name text not null,
  made_at timestamp with time zone not null,
  constraint photos_pkey PRIMARY KEY (id),
  constraint photos_owner_kind_owner_id_key_key UNIQUE (owner_kind, owner_id, key),
  constraint photos_height_check CHECK ((height > 0)),
  constraint photos_width_check CHECK ((width > 0))
);
CREATE TRIGGER noted_delete AFTER DELETE ON photos.photos REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('photo', 'owner_id');
CREATE TRIGGER noted_insert AFTER INSERT ON photos.photos REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('photo', 'owner_id');
CREATE TRIGGER noted_update AFTER UPDATE ON photos.photos REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('photo', 'owner_id');

-- ———————————————————— platform
create schema platform;

CREATE OR REPLACE FUNCTION platform.note_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  row_now record;
  row_key text;
begin
  if tg_op = 'DELETE' then row_now := old; else row_now := new; end if;
  execute format('select ($1).%I::text', tg_argv[1]) into row_key using row_now;
  insert into platform.changes (kind, key) values (tg_argv[0], row_key);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.note_changed_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  execute format('insert into platform.changes (kind, key) select distinct %L, %I::text from changed', tg_argv[0], tg_argv[1]);
  return null;
end $function$
;

CREATE OR REPLACE PROCEDURE platform.note_rows(IN of_table regclass, IN kind text, IN key_column text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger noted_insert after insert on %s referencing new table as changed for each statement execute function platform.note_changed_rows(%L, %L)', of_table, kind, key_column);
  execute format('create trigger noted_update after update on %s referencing new table as changed for each statement execute function platform.note_changed_rows(%L, %L)', of_table, kind, key_column);
  execute format('create trigger noted_delete after delete on %s referencing old table as changed for each statement execute function platform.note_changed_rows(%L, %L)', of_table, kind, key_column);
end $procedure$
;

CREATE OR REPLACE FUNCTION platform.notify_changes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from fresh where hurried) then
    perform pg_notify('changes', '');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.queue_soon(job text, payload jsonb, job_key text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into platform.soon (name, payload, job_key) values (job, payload, job_key)
$function$
;

create table platform.changes (
  id bigint not null generated always as identity,
  kind text not null,
  key text not null,
  xid xid8 not null default pg_current_xact_id(),
  made_at timestamp with time zone not null default now(),
  hurried boolean not null default true,
  constraint changes_pkey PRIMARY KEY (id)
);
CREATE INDEX changes_made_at ON platform.changes USING btree (made_at);
CREATE INDEX changes_xid ON platform.changes USING btree (xid);
CREATE TRIGGER notify AFTER INSERT ON platform.changes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION platform.notify_changes();

create table platform.files (
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  size_bytes integer not null,
  sha256 text not null,
  stored_at timestamp with time zone not null default now(),
  constraint files_pkey PRIMARY KEY (id),
  constraint files_check CHECK ((size_bytes = octet_length(bytes)))
);

create table platform.migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table platform.news (
  id uuid not null,
  topic text not null,
  fact jsonb not null,
  told_at timestamp with time zone not null default now(),
  constraint news_pkey PRIMARY KEY (id)
);
CREATE INDEX news_told_at ON platform.news USING btree (told_at);

create table platform.setting_changes (
  id uuid not null,
  name text not null,
  before jsonb,
  value jsonb not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint setting_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX setting_changes_name ON platform.setting_changes USING btree (name, changed_at DESC);

create table platform.settings (
  name text not null,
  value jsonb not null,
  changed_by text not null,
  changed_at timestamp with time zone not null default now(),
  constraint settings_pkey PRIMARY KEY (name)
);
CREATE TRIGGER noted AFTER INSERT OR DELETE OR UPDATE ON platform.settings FOR EACH ROW EXECUTE FUNCTION platform.note_change('setting', 'name');

create table platform.soon (
  id bigint not null generated always as identity,
  name text not null,
  payload jsonb not null,
  job_key text,
  constraint soon_pkey PRIMARY KEY (id)
);

create table platform.tries (
  key text not null,
  room double precision not null,
  at timestamp with time zone not null,
  constraint tries_pkey PRIMARY KEY (key)
);
CREATE INDEX tries_at ON platform.tries USING btree (at);

-- ———————————————————— portal
create schema portal;

create table portal.pages (
  id uuid not null,
  slug text not null,
  lang text not null,
  version integer not null,
  title text,
  body text,
  written_by uuid not null,
  written_by_name text not null,
  written_at timestamp with time zone not null,
  constraint pages_pkey PRIMARY KEY (id),
  constraint pages_slug_lang_version_key UNIQUE (slug, lang, version),
  constraint pages_body_check CHECK (((length(body) >= 1) AND (length(body) <= 20000))),
  constraint pages_check CHECK (((title IS NULL) = (body IS NULL))),
  constraint pages_lang_check CHECK ((lang = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint pages_slug_check CHECK ((slug ~ '^[a-z0-9]+([/-][a-z0-9]+)*$'::text)),
  constraint pages_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
  constraint pages_version_check CHECK ((version > 0)),
  constraint pages_written_by_fkey FOREIGN KEY (written_by) REFERENCES identity.people(id)
);
CREATE INDEX pages_written_by ON portal.pages USING btree (written_by);
CREATE TRIGGER noted AFTER INSERT OR DELETE OR UPDATE ON portal.pages FOR EACH ROW EXECUTE FUNCTION platform.note_change('text', 'slug');

-- ———————————————————— producers
create schema producers;

create table producers.association_proposals (
  id uuid not null,
  seller_id uuid not null,
  maker_id uuid not null,
  words text not null,
  until_on date,
  state text not null,
  by_id uuid not null,
  made_at timestamp with time zone not null,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint association_proposals_pkey PRIMARY KEY (id),
  constraint association_proposals_check CHECK ((answered_at >= made_at)),
  constraint association_proposals_check1 CHECK ((seller_id <> maker_id)),
  constraint association_proposals_check2 CHECK (((state = 'waiting'::text) = (answered_at IS NULL))),
  constraint association_proposals_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'agreed'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint association_proposals_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000))),
  constraint association_proposals_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES identity.people(id),
  constraint association_proposals_by_id_fkey FOREIGN KEY (by_id) REFERENCES identity.people(id),
  constraint association_proposals_maker_id_fkey FOREIGN KEY (maker_id) REFERENCES producers.producers(id) ON DELETE CASCADE,
  constraint association_proposals_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES producers.producers(id) ON DELETE CASCADE
);
CREATE INDEX association_proposals_answered_by ON producers.association_proposals USING btree (answered_by);
CREATE INDEX association_proposals_by ON producers.association_proposals USING btree (by_id);
CREATE INDEX association_proposals_maker ON producers.association_proposals USING btree (maker_id);
CREATE INDEX association_proposals_seller ON producers.association_proposals USING btree (seller_id);
CREATE UNIQUE INDEX association_proposals_waiting ON producers.association_proposals USING btree (seller_id, maker_id) WHERE (state = 'waiting'::text);

create table producers.associations (
  id uuid not null,
  seller_id uuid not null,
  maker_id uuid not null,
  by_id uuid,
  consent_words text not null,
  consent_at timestamp with time zone not null,
  starts_at timestamp with time zone not null,
  until_on date,
  ends_at timestamp with time zone,
  ended_by uuid,
  constraint associations_pkey PRIMARY KEY (id),
  constraint associations_check CHECK ((ends_at >= starts_at)),
  constraint associations_check1 CHECK ((seller_id <> maker_id)),
  constraint associations_consent_words_check CHECK (((length(consent_words) >= 1) AND (length(consent_words) <= 2000))),
  constraint associations_by_id_fkey FOREIGN KEY (by_id) REFERENCES identity.people(id),
  constraint associations_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES identity.people(id),
  constraint associations_maker_id_fkey FOREIGN KEY (maker_id) REFERENCES producers.producers(id) ON DELETE CASCADE,
  constraint associations_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES producers.producers(id) ON DELETE CASCADE
);
CREATE INDEX associations_by ON producers.associations USING btree (by_id);
CREATE INDEX associations_ended_by ON producers.associations USING btree (ended_by);
CREATE INDEX associations_maker ON producers.associations USING btree (maker_id);
CREATE INDEX associations_seller ON producers.associations USING btree (seller_id);
CREATE UNIQUE INDEX associations_current ON producers.associations USING btree (seller_id, maker_id) WHERE (ends_at IS NULL);

create table producers.members (
  id uuid not null,
  producer_id uuid not null,
  person_id uuid not null,
  role text not null,
  by_id uuid,
  consent_words text not null,
  consent_at timestamp with time zone not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  ended_by uuid,
  constraint members_pkey PRIMARY KEY (id),
  constraint members_check CHECK ((ends_at >= starts_at)),
  constraint members_consent_words_check CHECK (((length(consent_words) >= 1) AND (length(consent_words) <= 2000))),
  constraint members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'staff'::text, 'officer-deputy'::text]))),
  constraint members_by_id_fkey FOREIGN KEY (by_id) REFERENCES identity.people(id),
  constraint members_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES identity.people(id),
  constraint members_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id),
  constraint members_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id) ON DELETE CASCADE
);
CREATE INDEX members_by ON producers.members USING btree (by_id);
CREATE INDEX members_ended_by ON producers.members USING btree (ended_by);
CREATE INDEX members_person ON producers.members USING btree (person_id);
CREATE INDEX members_producer ON producers.members USING btree (producer_id);
CREATE UNIQUE INDEX members_current ON producers.members USING btree (producer_id, person_id) WHERE (ends_at IS NULL);

create table producers.names (
  id uuid not null,
  producer_id uuid not null,
  name text not null,
  name_key text not null,
  source text not null default ''::text,
  import_id uuid,
  noted_at timestamp with time zone not null default now(),
  constraint names_pkey PRIMARY KEY (id),
  constraint names_producer_id_name_key UNIQUE (producer_id, name),
  constraint names_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id) ON DELETE CASCADE
);
CREATE INDEX names_key ON producers.names USING btree (name_key);
CREATE TRIGGER noted_delete AFTER DELETE ON producers.names REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('producer', 'producer_id');
CREATE TRIGGER noted_insert AFTER INSERT ON producers.names REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('producer', 'producer_id');
CREATE TRIGGER noted_update AFTER UPDATE ON producers.names REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('producer', 'producer_id');

create table producers.producers (
  id uuid not null,
  slug text not null,
  name text not null,
  name_key text not null,
  form text not null,
  scheme text not null default 'v34'::text,
  province_code text,
  commune_code text,
  former_scheme text not null default 'v63'::text,
  former_code text,
  address_raw text not null default ''::text,
  story_vi text,
  story_en text,
  name_hidden boolean not null default false,
  sample boolean not null default false,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  retired_at timestamp with time zone,
  constraint producers_pkey PRIMARY KEY (id),
  constraint producers_slug_key UNIQUE (slug),
  constraint producers_form_check CHECK ((form = ANY (ARRAY['household-unregistered'::text, 'household'::text, 'cooperative-group'::text, 'cooperative'::text, 'enterprise'::text, 'farm'::text, 'association'::text, 'unknown'::text]))),
  constraint producers_former_scheme_check CHECK ((former_scheme = 'v63'::text)),
  constraint producers_scheme_check CHECK ((scheme = 'v34'::text)),
  constraint producers_former_scheme_former_code_fkey FOREIGN KEY (former_scheme, former_code) REFERENCES geography.units(scheme, code),
  constraint producers_scheme_commune_code_fkey FOREIGN KEY (scheme, commune_code) REFERENCES geography.units(scheme, code),
  constraint producers_scheme_province_code_fkey FOREIGN KEY (scheme, province_code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX producers_commune ON producers.producers USING btree (scheme, commune_code);
CREATE INDEX producers_former ON producers.producers USING btree (former_scheme, former_code);
CREATE INDEX producers_import ON producers.producers USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX producers_key ON producers.producers USING btree (name_key);
CREATE INDEX producers_province ON producers.producers USING btree (scheme, province_code);
CREATE TRIGGER noted_delete AFTER DELETE ON producers.producers REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('producer', 'id');
CREATE TRIGGER noted_insert AFTER INSERT ON producers.producers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('producer', 'id');
CREATE TRIGGER noted_update AFTER UPDATE ON producers.producers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION platform.note_changed_rows('producer', 'id');

-- ———————————————————— reconciliation
create schema reconciliation;

create table reconciliation.statements (
  id uuid not null,
  producer_id uuid not null,
  account text not null,
  file_name text not null,
  rows jsonb not null,
  brought_by text not null,
  brought_at timestamp with time zone not null,
  booked_at timestamp with time zone,
  result jsonb,
  constraint statements_pkey PRIMARY KEY (id),
  constraint statements_check CHECK (((booked_at IS NULL) = (result IS NULL))),
  constraint statements_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE INDEX statements_producer ON reconciliation.statements USING btree (producer_id, brought_at DESC);

-- ———————————————————— reviews
create schema reviews;

create table reviews.invitations (
  order_id uuid not null,
  at timestamp with time zone not null,
  constraint invitations_pkey PRIMARY KEY (order_id),
  constraint invitations_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id)
);

create table reviews.reviews (
  id uuid not null,
  order_id uuid not null,
  product_id uuid not null,
  points smallint not null,
  body text not null,
  shown_name text not null,
  state text not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  answer text,
  answer_by text,
  answer_at timestamp with time zone,
  constraint reviews_pkey PRIMARY KEY (id),
  constraint reviews_order_id_product_id_key UNIQUE (order_id, product_id),
  constraint reviews_check CHECK (((answer IS NULL) = (answer_at IS NULL))),
  constraint reviews_points_check CHECK (((points >= 1) AND (points <= 5))),
  constraint reviews_state_check CHECK ((state = ANY (ARRAY['shown'::text, 'hidden'::text]))),
  constraint reviews_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders.orders(id),
  constraint reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id)
);
CREATE INDEX reviews_product ON reviews.reviews USING btree (product_id, made_at DESC);
CREATE TRIGGER noted AFTER INSERT OR UPDATE ON reviews.reviews FOR EACH ROW EXECUTE FUNCTION platform.note_change('review', 'product_id');

create table reviews.steps (
  id uuid not null,
  review_id uuid not null,
  kind text not null,
  by_kind text not null,
  by_name text not null,
  body text not null,
  at timestamp with time zone not null,
  constraint steps_pkey PRIMARY KEY (id),
  constraint steps_by_kind_check CHECK ((by_kind = ANY (ARRAY['buyer'::text, 'seller'::text, 'officer'::text, 'reader'::text]))),
  constraint steps_kind_check CHECK ((kind = ANY (ARRAY['written'::text, 'changed'::text, 'answered'::text, 'reported'::text, 'hidden'::text, 'shown'::text]))),
  constraint steps_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews.reviews(id)
);
CREATE INDEX steps_review ON reviews.steps USING btree (review_id, at);

-- ———————————————————— sheet
create schema sheet;

create table sheet.files (
  id uuid not null,
  producer_id uuid not null,
  file_name text not null,
  read jsonb not null,
  by_name text not null,
  made_at timestamp with time zone not null,
  result jsonb,
  done_at timestamp with time zone,
  constraint files_pkey PRIMARY KEY (id),
  constraint files_check CHECK (((result IS NULL) = (done_at IS NULL))),
  constraint files_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE INDEX files_producer ON sheet.files USING btree (producer_id, made_at);

-- ———————————————————— shipping
create schema shipping;

create table shipping.carrier_accounts (
  id uuid not null,
  owner_kind text not null,
  owner_id uuid not null,
  carrier text not null,
  base_url text not null,
  shop_ref text not null,
  token text not null,
  hook_hash text not null,
  active boolean not null,
  changed_at timestamp with time zone not null,
  constraint carrier_accounts_pkey PRIMARY KEY (id),
  constraint carrier_accounts_hook_hash_key UNIQUE (hook_hash),
  constraint carrier_accounts_owner_id_owner_kind_carrier_key UNIQUE (owner_id, owner_kind, carrier),
  constraint carrier_accounts_carrier_check CHECK ((carrier = ANY (ARRAY['ghn'::text, 'ghtk'::text, 'viettelpost'::text, 'ems'::text])))
);

create table shipping.code_numbers (
  year integer not null,
  last integer not null,
  constraint code_numbers_pkey PRIMARY KEY (year)
);

create table shipping.parcel_moves (
  id uuid not null,
  parcel_id uuid not null,
  at timestamp with time zone not null,
  learned_at timestamp with time zone not null,
  from_state text,
  to_state text not null,
  effect text not null,
  by_id uuid,
  by_name text not null,
  raw_status text,
  why text not null default ''::text,
  news_key text,
  constraint parcel_moves_pkey PRIMARY KEY (id),
  constraint parcel_moves_parcel_id_news_key_key UNIQUE (parcel_id, news_key),
  constraint parcel_moves_effect_check CHECK ((effect = ANY (ARRAY['moved'::text, 'same'::text, 'unknown'::text, 'late'::text, 'not-allowed'::text]))),
  constraint parcel_moves_parcel_id_fkey FOREIGN KEY (parcel_id) REFERENCES shipping.parcels(id)
);
CREATE INDEX parcel_moves_parcel ON shipping.parcel_moves USING btree (parcel_id, at);

create table shipping.parcels (
  id uuid not null,
  code text not null,
  subject_kind text not null,
  subject_id uuid not null,
  owner_kind text not null,
  owner_id uuid not null,
  way_kind text not null,
  way_id uuid,
  carrier text,
  tracking_code text,
  state text not null,
  raw_status text,
  news_at timestamp with time zone,
  weight_grams integer not null,
  cod_vnd bigint not null,
  fee_vnd bigint,
  content text not null,
  scheme text not null default 'v34'::text,
  from_name text not null,
  from_phone text not null,
  from_text text not null,
  from_province_code text not null,
  from_commune_code text,
  to_name text not null,
  to_phone text not null,
  to_text text not null,
  to_province_code text not null,
  to_commune_code text,
  proof_file_id uuid,
  refusal text,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint parcels_pkey PRIMARY KEY (id),
  constraint parcels_code_key UNIQUE (code),
  constraint parcels_carrier_check CHECK ((carrier = ANY (ARRAY['ghn'::text, 'ghtk'::text, 'viettelpost'::text, 'ems'::text]))),
  constraint parcels_check CHECK (((way_kind = 'courier'::text) = (carrier IS NOT NULL))),
  constraint parcels_check1 CHECK (((state = ANY (ARRAY['delivered'::text, 'returned'::text, 'cancelled'::text])) = (ended_at IS NOT NULL))),
  constraint parcels_cod_vnd_check CHECK ((cod_vnd >= 0)),
  constraint parcels_fee_vnd_check CHECK ((fee_vnd >= 0)),
  constraint parcels_scheme_check CHECK ((scheme = 'v34'::text)),
  constraint parcels_state_check CHECK ((state = ANY (ARRAY['created'::text, 'collecting'::text, 'in_transit'::text, 'out_for_delivery'::text, 'delivered'::text, 'failed_attempt'::text, 'returning'::text, 'returned'::text, 'cancelled'::text, 'incident'::text]))),
  constraint parcels_way_kind_check CHECK ((way_kind = ANY (ARRAY['courier'::text, 'own'::text, 'pickup'::text]))),
  constraint parcels_weight_grams_check CHECK ((weight_grams > 0)),
  constraint parcels_proof_file_id_fkey FOREIGN KEY (proof_file_id) REFERENCES platform.files(id),
  constraint parcels_scheme_from_commune_code_fkey FOREIGN KEY (scheme, from_commune_code) REFERENCES geography.units(scheme, code),
  constraint parcels_scheme_from_province_code_fkey FOREIGN KEY (scheme, from_province_code) REFERENCES geography.units(scheme, code),
  constraint parcels_scheme_to_commune_code_fkey FOREIGN KEY (scheme, to_commune_code) REFERENCES geography.units(scheme, code),
  constraint parcels_scheme_to_province_code_fkey FOREIGN KEY (scheme, to_province_code) REFERENCES geography.units(scheme, code),
  constraint parcels_way_id_fkey FOREIGN KEY (way_id) REFERENCES shipping.seller_ways(id)
);
CREATE INDEX parcels_from_commune ON shipping.parcels USING btree (scheme, from_commune_code);
CREATE INDEX parcels_from_province ON shipping.parcels USING btree (scheme, from_province_code);
CREATE INDEX parcels_on_the_way ON shipping.parcels USING btree (changed_at) WHERE (ended_at IS NULL);
CREATE INDEX parcels_owner ON shipping.parcels USING btree (owner_id, owner_kind);
CREATE INDEX parcels_proof ON shipping.parcels USING btree (proof_file_id);
CREATE INDEX parcels_subject ON shipping.parcels USING btree (subject_id, subject_kind);
CREATE INDEX parcels_to_commune ON shipping.parcels USING btree (scheme, to_commune_code);
CREATE INDEX parcels_to_province ON shipping.parcels USING btree (scheme, to_province_code);
CREATE INDEX parcels_way ON shipping.parcels USING btree (way_id);
CREATE UNIQUE INDEX parcels_tracking ON shipping.parcels USING btree (carrier, tracking_code) WHERE (tracking_code IS NOT NULL);

create table shipping.rates (
  id uuid not null,
  carrier text not null,
  zone text not null,
  upto_grams integer not null,
  fee_vnd bigint not null,
  days_least smallint not null,
  days_most smallint not null,
  effective_from date not null,
  effective_to date,
  status text not null,
  source text not null,
  constraint rates_pkey PRIMARY KEY (id),
  constraint rates_carrier_zone_upto_grams_effective_from_key UNIQUE (carrier, zone, upto_grams, effective_from),
  constraint rates_carrier_check CHECK ((carrier = ANY (ARRAY['ghn'::text, 'ghtk'::text, 'viettelpost'::text, 'ems'::text]))),
  constraint rates_check CHECK ((days_most >= days_least)),
  constraint rates_check1 CHECK ((effective_to >= effective_from)),
  constraint rates_days_least_check CHECK ((days_least >= 0)),
  constraint rates_fee_vnd_check CHECK ((fee_vnd >= 0)),
  constraint rates_status_check CHECK ((status = ANY (ARRAY['in force'::text, 'suspended'::text, 'repealed'::text, 'unverified'::text]))),
  constraint rates_upto_grams_check CHECK ((upto_grams > 0)),
  constraint rates_zone_check CHECK ((zone = ANY (ARRAY['same-commune'::text, 'same-province'::text, 'same-region'::text, 'other'::text])))
);

create table shipping.seller_ways (
  id uuid not null,
  owner_kind text not null,
  owner_id uuid not null,
  kind text not null,
  carrier text,
  widest_zone text not null,
  commune_codes text[] not null default '{}'::text[],
  province_codes text[] not null default '{}'::text[],
  within_km integer,
  most_grams integer,
  fee_vnd bigint,
  days_least smallint not null default 0,
  days_most smallint not null default 0,
  place text not null default ''::text,
  hours text not null default ''::text,
  "position" smallint not null,
  active boolean not null,
  changed_at timestamp with time zone not null,
  free_from_vnd bigint,
  constraint seller_ways_pkey PRIMARY KEY (id),
  constraint seller_ways_carrier_check CHECK ((carrier = ANY (ARRAY['ghn'::text, 'ghtk'::text, 'viettelpost'::text, 'ems'::text]))),
  constraint seller_ways_check CHECK ((days_most >= days_least)),
  constraint seller_ways_check1 CHECK (((kind = 'courier'::text) = (carrier IS NOT NULL))),
  constraint seller_ways_check2 CHECK (((kind <> 'pickup'::text) OR ((place <> ''::text) AND (hours <> ''::text)))),
  constraint seller_ways_check3 CHECK (((kind = 'courier'::text) OR (fee_vnd IS NOT NULL))),
  constraint seller_ways_days_least_check CHECK ((days_least >= 0)),
  constraint seller_ways_fee_vnd_check CHECK ((fee_vnd >= 0)),
  constraint seller_ways_free_from_vnd_check CHECK ((free_from_vnd > 0)),
  constraint seller_ways_kind_check CHECK ((kind = ANY (ARRAY['courier'::text, 'own'::text, 'pickup'::text]))),
  constraint seller_ways_most_grams_check CHECK ((most_grams > 0)),
  constraint seller_ways_widest_zone_check CHECK ((widest_zone = ANY (ARRAY['same-commune'::text, 'same-province'::text, 'same-region'::text, 'other'::text]))),
  constraint seller_ways_within_km_check CHECK ((within_km > 0))
);
CREATE INDEX seller_ways_owner ON shipping.seller_ways USING btree (owner_id, owner_kind);

-- ———————————————————— stall
create schema stall;

create table stall.requests (
  id uuid not null,
  person_id uuid not null,
  producer_id uuid,
  kind text not null,
  name text not null,
  form text not null,
  scheme text not null default 'v34'::text,
  province_code text,
  commune_code text,
  said text not null default ''::text,
  consent_words text not null,
  consent_at timestamp with time zone not null,
  state text not null,
  made_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  why text not null default ''::text,
  constraint requests_pkey PRIMARY KEY (id),
  constraint requests_check CHECK (((kind = 'open'::text) OR (producer_id IS NOT NULL))),
  constraint requests_check1 CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint requests_consent_words_check CHECK (((length(consent_words) >= 1) AND (length(consent_words) <= 2000))),
  constraint requests_form_check CHECK ((form = ANY (ARRAY['household-unregistered'::text, 'household'::text, 'cooperative-group'::text, 'cooperative'::text, 'enterprise'::text, 'farm'::text, 'association'::text, 'unknown'::text]))),
  constraint requests_kind_check CHECK ((kind = ANY (ARRAY['claim'::text, 'open'::text]))),
  constraint requests_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200))),
  constraint requests_said_check CHECK ((length(said) <= 500)),
  constraint requests_scheme_check CHECK ((scheme = 'v34'::text)),
  constraint requests_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES identity.people(id),
  constraint requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id),
  constraint requests_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id),
  constraint requests_scheme_commune_code_fkey FOREIGN KEY (scheme, commune_code) REFERENCES geography.units(scheme, code),
  constraint requests_scheme_province_code_fkey FOREIGN KEY (scheme, province_code) REFERENCES geography.units(scheme, code)
);
CREATE INDEX requests_commune ON stall.requests USING btree (scheme, commune_code);
CREATE INDEX requests_decided_by ON stall.requests USING btree (decided_by);
CREATE INDEX requests_person ON stall.requests USING btree (person_id);
CREATE INDEX requests_producer ON stall.requests USING btree (producer_id);
CREATE INDEX requests_province ON stall.requests USING btree (scheme, province_code);
CREATE UNIQUE INDEX requests_waiting ON stall.requests USING btree (person_id) WHERE (state = 'waiting'::text);

create table stall.sendings (
  person_id uuid not null,
  key uuid not null,
  producer_id uuid not null,
  product_id uuid not null,
  made_at timestamp with time zone not null,
  constraint sendings_pkey PRIMARY KEY (person_id, key),
  constraint sendings_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id),
  constraint sendings_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id),
  constraint sendings_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id)
);
CREATE INDEX sendings_producer ON stall.sendings USING btree (producer_id);
CREATE INDEX sendings_product ON stall.sendings USING btree (product_id);

-- ———————————————————— verification
create schema verification;

create table verification.checks (
  id uuid not null,
  identity_id uuid not null,
  producer_id uuid not null,
  verifier text not null,
  level text not null,
  by_id uuid not null,
  detail text not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_why text,
  constraint checks_pkey PRIMARY KEY (id),
  constraint checks_level_check CHECK ((level = ANY (ARRAY['card-seen'::text, 'provider-vouched'::text, 'register'::text]))),
  constraint checks_verifier_check CHECK ((verifier ~ '^[a-z0-9-]{2,40}$'::text)),
  constraint checks_by_id_fkey FOREIGN KEY (by_id) REFERENCES identity.people(id),
  constraint checks_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES verification.identities(id),
  constraint checks_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id),
  constraint checks_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES identity.people(id)
);
CREATE INDEX checks_by ON verification.checks USING btree (by_id);
CREATE INDEX checks_identity ON verification.checks USING btree (identity_id);
CREATE INDEX checks_producer ON verification.checks USING btree (producer_id);
CREATE INDEX checks_withdrawn_by ON verification.checks USING btree (withdrawn_by);
CREATE TRIGGER noted AFTER INSERT OR UPDATE ON verification.checks FOR EACH ROW EXECUTE FUNCTION platform.note_change('producer', 'producer_id');

create table verification.duties (
  kind text not null,
  due_from date not null,
  status text not null,
  citation text not null,
  constraint duties_pkey PRIMARY KEY (kind, due_from),
  constraint duties_kind_check CHECK ((kind = 'seller-identity'::text)),
  constraint duties_status_check CHECK ((status = ANY (ARRAY['in force'::text, 'suspended'::text, 'repealed'::text, 'unverified'::text])))
);

create table verification.identities (
  id uuid not null,
  producer_id uuid not null,
  kind text not null,
  full_name text not null,
  birth_on date,
  person_no text,
  person_no_tail text,
  org_name text,
  org_seat text,
  org_no text,
  noted_at timestamp with time zone not null,
  noted_by uuid not null,
  replaced_at timestamp with time zone,
  constraint identities_pkey PRIMARY KEY (id),
  constraint identities_check CHECK (
CASE kind
    WHEN 'individual'::text THEN ((birth_on IS NOT NULL) AND (person_no IS NOT NULL) AND (person_no_tail IS NOT NULL) AND (org_no IS NULL))
    ELSE ((org_name IS NOT NULL) AND (org_seat IS NOT NULL) AND (org_no IS NOT NULL))
END),
  constraint identities_full_name_check CHECK (((length(full_name) >= 1) AND (length(full_name) <= 120))),
  constraint identities_kind_check CHECK ((kind = ANY (ARRAY['individual'::text, 'organisation'::text]))),
  constraint identities_org_name_check CHECK (((length(org_name) >= 1) AND (length(org_name) <= 300))),
  constraint identities_org_no_check CHECK ((org_no ~ '^[0-9-]{8,20}$'::text)),
  constraint identities_org_seat_check CHECK (((length(org_seat) >= 1) AND (length(org_seat) <= 300))),
  constraint identities_person_no_check CHECK ((person_no ~~ 'sealed:%'::text)),
  constraint identities_person_no_tail_check CHECK ((person_no_tail ~ '^\d{3}$'::text)),
  constraint identities_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES identity.people(id),
  constraint identities_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE INDEX identities_noted_by ON verification.identities USING btree (noted_by);
CREATE INDEX identities_producer ON verification.identities USING btree (producer_id);
CREATE UNIQUE INDEX identities_current ON verification.identities USING btree (producer_id) WHERE (replaced_at IS NULL);
CREATE TRIGGER noted AFTER UPDATE ON verification.identities FOR EACH ROW EXECUTE FUNCTION platform.note_change('producer', 'producer_id');

create table verification.phone_moves (
  id uuid not null,
  person_id uuid not null,
  producer_id uuid not null,
  from_e164 text not null,
  to_e164 text not null,
  checked_how text not null,
  words text not null,
  by_id uuid not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  cancel_hash text not null,
  ended_at timestamp with time zone,
  outcome text,
  constraint phone_moves_pkey PRIMARY KEY (id),
  constraint phone_moves_cancel_hash_key UNIQUE (cancel_hash),
  constraint phone_moves_check CHECK ((to_e164 <> from_e164)),
  constraint phone_moves_check1 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint phone_moves_checked_how_check CHECK ((checked_how = ANY (ARRAY['card-seen'::text, 'known-in-person'::text, 'visited'::text]))),
  constraint phone_moves_outcome_check CHECK ((outcome = ANY (ARRAY['moved'::text, 'cancelled-by-owner'::text, 'cancelled-by-office'::text, 'number-taken'::text, 'number-gone'::text]))),
  constraint phone_moves_words_check CHECK (((length(words) >= 10) AND (length(words) <= 1000))),
  constraint phone_moves_by_id_fkey FOREIGN KEY (by_id) REFERENCES identity.people(id),
  constraint phone_moves_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.people(id),
  constraint phone_moves_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers.producers(id)
);
CREATE INDEX phone_moves_by ON verification.phone_moves USING btree (by_id);
CREATE INDEX phone_moves_person ON verification.phone_moves USING btree (person_id);
CREATE INDEX phone_moves_producer ON verification.phone_moves USING btree (producer_id);
CREATE UNIQUE INDEX phone_moves_open ON verification.phone_moves USING btree (person_id) WHERE (ended_at IS NULL);

-- ———————————————————— waitlist
create schema waitlist;

create table waitlist.requests (
  id uuid not null,
  product_id uuid not null,
  phone text not null,
  consent text not null,
  made_at timestamp with time zone not null,
  constraint requests_pkey PRIMARY KEY (id),
  constraint requests_product_id_phone_key UNIQUE (product_id, phone),
  constraint requests_phone_check CHECK ((phone ~ '^\+84\d{9,10}$'::text)),
  constraint requests_product_id_fkey FOREIGN KEY (product_id) REFERENCES certification.products(id)
);
CREATE INDEX requests_made ON waitlist.requests USING btree (made_at);
