-- What a machine client may ask is its organisation's own, to read and to add to, never to change.
ALTER TABLE "trusted_document" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "trusted_document" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY read ON "trusted_document" FOR SELECT
  USING (organisation_id = (select viewer_organisation()) OR (select viewer_is_platform()));
--> statement-breakpoint
CREATE POLICY register ON "trusted_document" FOR INSERT
  WITH CHECK (organisation_id = (select viewer_organisation()));
--> statement-breakpoint
-- What clients have left of their allowance: the gateway's own count, reached by its functions alone.
ALTER TABLE "rate_allowance" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "rate_allowance" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY count ON "rate_allowance"
  USING ((select viewer_is_platform())) WITH CHECK ((select viewer_is_platform()));
--> statement-breakpoint
-- Written at every request: no write-ahead log, no wait for the disk. A crash empties it, and all begin anew.
ALTER TABLE "rate_allowance" SET UNLOGGED;
--> statement-breakpoint
-- Takes from a bucket that fills with time, or leaves it as it is; the row is locked in between.
CREATE FUNCTION take_allowance(
  whose text, capacity double precision, per_second double precision, cost double precision,
  OUT is_taken boolean, OUT left_over double precision
) LANGUAGE plpgsql AS $$
declare
  known record;
  moment timestamptz;
  due double precision := least(cost, capacity);
  asking text := coalesce(current_setting('app.role', true), '');
begin
  -- Whoever asks, it is the gateway that counts.
  perform set_config('app.role', 'PLATFORM', true);
  select a.left_over, a.as_of into known from rate_allowance a where a.bucket = whose for update;
  if not found then
    insert into rate_allowance values (whose, capacity, clock_timestamp()) on conflict do nothing;
    select a.left_over, a.as_of into known from rate_allowance a where a.bucket = whose for update;
  end if;
  -- Another who had the row meanwhile may have seen a later time.
  moment := greatest(clock_timestamp(), known.as_of);
  left_over := least(
    capacity, known.left_over + extract(epoch from (moment - known.as_of)) * per_second
  );
  is_taken := left_over >= due;
  if is_taken then
    left_over := left_over - due;
  end if;
  update rate_allowance a set left_over = take_allowance.left_over, as_of = moment where a.bucket = whose;
  perform set_config('app.role', asking, true);
end
$$;
--> statement-breakpoint
-- A bucket that nobody used for a day is full, as a new one is.
CREATE FUNCTION forget_allowances() RETURNS void LANGUAGE plpgsql AS $$
declare
  asking text := coalesce(current_setting('app.role', true), '');
begin
  perform set_config('app.role', 'PLATFORM', true);
  delete from rate_allowance where as_of < now() - interval '1 day';
  perform set_config('app.role', asking, true);
end
$$;
