-- What came to pass with an enrolment: whoever sees it; its partner adds to it, and nobody rewrites it.
ALTER TABLE "enrolment_step" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "enrolment_step" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "enrolment_step" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from enrolment where enrolment.id = enrolment_id offset 0));
CREATE POLICY enter ON "enrolment_step" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from enrolment where enrolment.id = enrolment_id
    and enrolment.organisation_id = (select viewer_organisation()) offset 0));
