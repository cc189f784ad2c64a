-- Services and appointments are cases as any other.
select hold_cases('service_event', 'ServiceEvent');
--> statement-breakpoint
select hold_cases('appointment', 'Appointment');
--> statement-breakpoint
-- A referral is a case of the sender's. The receiver reads it too, at the access point it is sent to or,
-- where it is to the organisation as a whole, at each; it acts on it by use cases with the platform's rights.
select hold_cases('referral', 'Referral');
CREATE POLICY read_by_receiver ON "referral" FOR SELECT USING (receiver_id = (select viewer_organisation())
  AND ((select viewer_access_point() IS NULL) OR receiver_access_point_id IS NULL
    OR receiver_access_point_id = (select viewer_access_point())));
--> statement-breakpoint
-- Its steps, which lie with the sender's record: of this referral alone, never of others of that record.
CREATE POLICY read_by_receiver ON "case_step" FOR SELECT USING (case_type = 'Referral'
  AND EXISTS (select from referral where referral.id = case_id
    and referral.receiver_id = (select viewer_organisation()) offset 0));
