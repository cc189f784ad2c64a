-- How many referrals one organisation sent another, by quarter: no person is in it, and partners read it;
-- shown are only numbers in which nobody can be found.
ALTER TABLE "referral_tally" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "referral_tally" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "referral_tally" FOR SELECT USING ((select viewer_sees_all())
  OR (select viewer_organisation()) IS NOT NULL);
CREATE POLICY enter ON "referral_tally" FOR INSERT WITH CHECK ((select viewer_is_platform()));
CREATE POLICY edit ON "referral_tally" FOR UPDATE USING ((select viewer_is_platform()));
--> statement-breakpoint
CREATE FUNCTION is_accepted_referral(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  select state in ('ACCEPTED', 'FIRST_CONTACT_MADE', 'CLOSED')
$$;
--> statement-breakpoint
-- Counted where referrals are written, by whomever, at once for all rows of a statement; in the order of
-- the key, so that two who send at once do not wait for each other.
CREATE FUNCTION tally_referrals_of_added() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asking text := coalesce(viewer_role(), '');
BEGIN
  PERFORM set_config('app.role', 'PLATFORM', true);
  INSERT INTO referral_tally AS known (sender_id, receiver_id, quarter_starts_on, sent, accepted)
  SELECT organisation_id, receiver_id, date_trunc('quarter', opened_on)::date, count(*),
    count(*) FILTER (WHERE is_accepted_referral(state))
  FROM added GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (sender_id, receiver_id, quarter_starts_on) DO UPDATE
    SET sent = known.sent + excluded.sent, accepted = known.accepted + excluded.accepted;
  PERFORM set_config('app.role', asking, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tally_referrals_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asking text := coalesce(viewer_role(), '');
BEGIN
  PERFORM set_config('app.role', 'PLATFORM', true);
  INSERT INTO referral_tally AS known (sender_id, receiver_id, quarter_starts_on, sent, accepted)
  SELECT organisation_id, receiver_id, date_trunc('quarter', opened_on)::date, sum(sent), sum(accepted)
  FROM (SELECT organisation_id, receiver_id, opened_on, 1 AS sent,
      is_accepted_referral(state)::int AS accepted FROM new_rows
    UNION ALL SELECT organisation_id, receiver_id, opened_on, -1,
      -is_accepted_referral(state)::int FROM old_rows) of_each
  GROUP BY 1, 2, 3 HAVING sum(sent) <> 0 OR sum(accepted) <> 0 ORDER BY 1, 2, 3
  ON CONFLICT (sender_id, receiver_id, quarter_starts_on) DO UPDATE
    SET sent = known.sent + excluded.sent, accepted = known.accepted + excluded.accepted;
  PERFORM set_config('app.role', asking, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tally_referrals_of_added AFTER INSERT ON "referral"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_referrals_of_added();
CREATE TRIGGER tally_referrals_of_changed AFTER UPDATE ON "referral"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tally_referrals_of_changed();
--> statement-breakpoint
-- What was sent before there were tallies.
SELECT set_config('app.role', 'PLATFORM', true);
--> statement-breakpoint
INSERT INTO referral_tally (sender_id, receiver_id, quarter_starts_on, sent, accepted)
SELECT organisation_id, receiver_id, date_trunc('quarter', opened_on)::date, count(*),
  count(*) FILTER (WHERE is_accepted_referral(state))
FROM referral GROUP BY 1, 2, 3;
