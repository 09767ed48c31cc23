-- A buyer's message to a maker goes through the maker's office, since private numbers are not published.
alter table feedback.terms drop constraint terms_kind_check, add constraint terms_kind_check check (kind in ('this-is-me', 'something-wrong', 'remove-name', 'message'));
alter table feedback.requests drop constraint requests_kind_check, add constraint requests_kind_check check (kind in ('this-is-me', 'something-wrong', 'remove-name', 'message'));
