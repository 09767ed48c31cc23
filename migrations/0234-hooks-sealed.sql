-- What signs webhooks lies sealed where the installation has a key; rows in plain are sealed by the nightly job or `secrets reseal`.
alter table hooks.endpoints drop constraint endpoints_secret_check;
alter table hooks.endpoints add constraint endpoints_secret_check check (secret like 'whsec\_%' or secret like 'sealed:%');
