-- SPDX-License-Identifier: EUPL-1.2
-- Spreads the tables of an Ontmoet database over eight hash partitions by event. To be run with
-- psql --single-transaction while no server runs; the program notices nothing of it. Again is
-- harmless, and needed after an upgrade that brought a table: what is spread already stays so.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['event', 'fact', 'answer', 'device', 'link'] LOOP
    -- Of an older version, or spread before.
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM pg_class
                              WHERE oid = to_regclass(quote_ident(name)) AND relkind = 'r');
    EXECUTE format('ALTER TABLE %I RENAME TO %I', name, name || '_whole');
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL) PARTITION BY HASH (event)',
                   name, name || '_whole');
    FOR part IN 0..7 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                     name || '_' || part, name, part);
    END LOOP;
    EXECUTE format('INSERT INTO %I SELECT * FROM %I', name, name || '_whole');
    EXECUTE format('DROP TABLE %I', name || '_whole');
  END LOOP;
END
$$;
