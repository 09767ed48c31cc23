// Fills a database that holds a made registry with stalls, offers and a year of orders in every state.
import pg from 'pg'

/** One offer with two packs for each producer, and `count` orders; the first producer is a large co-operative with a fiftieth of them. */
export async function fillOrders(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await fill(client, count)
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, count: number): Promise<void> {
  await client.query('set session_replication_role = replica')
  await client.query('truncate orders.purchases, offers.offers, offers.stalls, basket.baskets cascade')
  await client.query('create temp table sellers as select row_number() over (order by id) as place, id, name, province_code from producers.producers')
  await client.query('create unique index on sellers (place)')
  await client.query(`insert into offers.stalls (producer_id, delivery_vnd, free_from_vnd, reach, takes_cash, changed_by_name, changed_at) select id, 30000, 500000, 'country', true, 'made', now() from sellers`)
  await client.query(`
    insert into offers.offers (id, product_id, producer_id, state, unit, stock, made_to_order, created_at, changed_at)
    select gen_random_uuid(), product.id, product.producer_id, 'on-sale', 'g', 100000, false, now(), now() from certification.products product`)
  await client.query(`
    insert into offers.packs (id, offer_id, name, size, price_vnd, position)
    select gen_random_uuid(), offer.id, pack.name, pack.size, pack.price, pack.position from offers.offers offer, (values ('Túi 500 g', 500, 65000, 0), ('Túi 1 kg', 1000, 120000, 1)) pack (name, size, price, position)`)
  await client.query('create temp table first_packs as select distinct on (offer.producer_id) offer.producer_id, offer.id as offer_id, pack.id as pack_id, product.name, product.slug from offers.offers offer join offers.packs pack on pack.offer_id = offer.id and pack.position = 0 join certification.products product on product.id = offer.product_id')
  await client.query('create unique index on first_packs (producer_id)')
  const [{ sellers }] = (await client.query<{ sellers: number }>('select count(*)::int as sellers from sellers')).rows as [{ sellers: number }]
  await client.query(`
    create temp table made as select number, gen_random_uuid() as purchase_id, gen_random_uuid() as order_id,
      (case when number % 50 = 0 then 1 else 1 + (number::bigint * 7919) % $2 end)::int as place,
      (case number % 40 when 0 then 'placed' when 1 then 'accepted' when 2 then 'sent' when 3 then 'cancelled' when 4 then 'refused' when 5 then 'lapsed' when 6 then 'coming-back' when 7 then 'refunded' when 8 then 'delivered' else 'completed' end) as state,
      now() - (case when number % 40 = 0 then interval '20 hours' * (number % 1000) / 1000 else interval '365 days' * (($1 - number)::float / $1) end) as placed_at
    from generate_series(1, $1::int) number`, [count, sellers])
  await client.query(`
    insert into orders.purchases (id, code, token_hash, person_id, buyer_name, buyer_phone, province_code, commune_code, address, note, payment, goods_vnd, delivery_vnd, total_vnd, lang, placed_at)
    select purchase_id, 'MH-25-' || lpad(number::text, 6, '0'), md5('p' || number), null, 'Người mua ' || number, '+8490' || lpad((number % 10000000)::text, 7, '0'), '01', '00004', 'số 1', '', case when number % 3 = 0 then 'transfer' else 'cash' end, 130000, 30000, 160000, 'vi', placed_at from made`)
  await client.query(`
    insert into orders.orders (id, code, purchase_id, producer_id, seller_name, seller_province, state, goods_vnd, delivery_vnd, total_vnd, due_at, placed_at, changed_at)
    select order_id, 'DH-25-' || lpad(number::text, 6, '0'), purchase_id, sellers.id, sellers.name, sellers.province_code, state, 130000, 30000, 160000, case when state = 'placed' then placed_at + interval '24 hours' end, placed_at, placed_at from made join sellers using (place)`)
  await client.query(`
    insert into orders.lines (order_id, position, offer_id, pack_id, product_name, product_slug, pack_name, quantity, price_vnd, sum_vnd)
    select made.order_id, 0, pack.offer_id, pack.pack_id, pack.name, pack.slug, 'Túi 500 g', 2, 65000, 130000 from made join sellers using (place) join first_packs pack on pack.producer_id = sellers.id`)
  await client.query(`
    insert into orders.moves (id, order_id, from_state, to_state, by_kind, by_name, why, at)
    select gen_random_uuid(), order_id, null, 'placed', 'buyer', '', '', placed_at from made union all
    select gen_random_uuid(), order_id, 'placed', state, 'seller', '', '', placed_at + interval '1 hour' from made where state <> 'placed'`)
  await client.query(`insert into payments.accounts (id, owner_kind, owner_id, bank_bin, number, holder_name, verified_at, current, added_at) select gen_random_uuid(), 'producer', id, '970436', lpad(place::text, 10, '0'), 'MAU', now(), true, now() from sellers`)
  await client.query(`
    insert into payments.requests (id, reference, subject_kind, subject_id, payee_kind, payee_id, account_id, amount_vnd, received_vnd, asked_at, expires_at, state, changed_at)
    select gen_random_uuid(), 'DH25' || lpad(made.number::text, 6, '0'), 'order', order_id, 'producer', sellers.id, account.id, 160000, 160000, placed_at, placed_at + interval '3 hours', 'paid', placed_at
    from made join sellers using (place) join payments.accounts account on account.owner_id = sellers.id where made.number % 3 = 0`)
  await client.query(`
    create temp table paid as select gen_random_uuid() as movement_id, request.* from payments.requests request`)
  await client.query(`
    insert into payments.movements (id, what, key, subject_kind, subject_id, payee_kind, payee_id, request_id, at, recorded_at)
    select movement_id, 'transfer', 'made ' || reference, subject_kind, subject_id, payee_kind, payee_id, id, asked_at, asked_at from paid`)
  await client.query(`insert into payments.entries (id, movement_id, account, amount_vnd) select gen_random_uuid(), movement_id, account, amount from paid, (values ('bank', 160000), ('sales', -160000)) entry (account, amount)`)
  for (const table of ['orders.purchases', 'orders.orders', 'orders.lines', 'orders.moves', 'offers.offers', 'offers.packs', 'offers.stalls', 'payments.accounts', 'payments.requests', 'payments.movements', 'payments.entries']) await client.query(`vacuum (analyze) ${table}`)
  await client.query('checkpoint')
}
