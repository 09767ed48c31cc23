-- Orders that do not move on are found by how long they have stood still; those that ended are not among them.
create index orders_still on orders.orders (state, changed_at) where state in ('accepted', 'sent', 'coming-back');
create index complaints_unanswered on aftersale.complaints (first_answer_by) where state = 'open' and answered_at is null;
-- Money that is still owed back: only orders that came to nothing and have money in the books are looked at.
create index orders_returned on orders.orders (changed_at, id) where state = 'returned';

-- What was changed in the settings on screen, by whom, from what to what.
create table platform.setting_changes (
  id uuid primary key,
  name text not null,
  before jsonb,
  value jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null
);
create index setting_changes_name on platform.setting_changes (name, changed_at desc);
