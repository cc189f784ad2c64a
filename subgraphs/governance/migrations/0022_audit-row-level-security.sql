-- The audit: who saw what of whom. Rows come in by one function, which counts, dates and chains them; nobody
-- changes or removes one, and a trigger says so even to the owner of the tables.
CREATE FUNCTION viewer_audits() RETURNS boolean LANGUAGE sql STABLE AS $$
  select coalesce(current_setting('app.role', true), '') in ('DATA_STEWARD', 'PLATFORM')
    and 'audit:read' = any (string_to_array(coalesce(current_setting('app.scopes', true), ''), ' '))
$$;
--> statement-breakpoint
ALTER TABLE "audit_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_entry" FORCE ROW LEVEL SECURITY;
ALTER TABLE "audit_subject" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_subject" FORCE ROW LEVEL SECURITY;
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_head" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The function runs as the owner, whom the policies hold too.
CREATE POLICY append ON "audit_entry" FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY append ON "audit_subject" FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY keep ON "audit_head" TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Whose operator it is answers for what is said of them, and says who looked at it.
CREATE POLICY read ON "audit_subject" FOR SELECT USING ((select viewer_audits()) OR EXISTS (
  SELECT FROM "operator" held WHERE held.id = "audit_subject".subject
    AND held.organisation_id = (select viewer_organisation()) OFFSET 0));
CREATE POLICY read ON "audit_entry" FOR SELECT USING ((select viewer_audits()) OR EXISTS (
  SELECT FROM "audit_subject" s WHERE s.position = "audit_entry".position AND s.subject = ANY ("audit_entry".subjects) OFFSET 0));
CREATE POLICY read ON "audit_head" FOR SELECT USING ((select viewer_audits()));
--> statement-breakpoint
INSERT INTO "audit_head" (chain, position, hash, at)
SELECT chain, 0, sha256(convert_to('polis audit ' || chain, 'UTF8')), clock_timestamp()
FROM (SELECT gen_random_uuid() AS chain) AS made;
--> statement-breakpoint
-- A value of an entry as it is hashed: with its length before it, so that no two entries read the same.
CREATE FUNCTION audit_part(value text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  select coalesce(octet_length(value) || ':' || value, '-') || ','
$$;
--> statement-breakpoint
CREATE FUNCTION audit_hash(entry "audit_entry") RETURNS bytea LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
  select sha256(entry.previous || convert_to(
    audit_part(entry.position::text)
    || audit_part(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || audit_part(entry.kind) || audit_part(entry.operator) || audit_part(entry.role)
    || audit_part(entry.organisation_id::text) || audit_part(entry.purpose)
    || audit_part(entry.token) || audit_part(entry.client)
    || audit_part(entry.operation_name) || audit_part(entry.operation_hash)
    || audit_part(entry.request_id) || audit_part(entry.subject_type)
    || audit_part(array_to_string(entry.subjects, ' ')) || audit_part(array_to_string(entry.fields, ' '))
    || audit_part(array_to_string(entry.reads, ' ')), 'UTF8'))
$$;
--> statement-breakpoint
-- Appends entries in their order and answers where the chain ends then. None at all only shows that some
-- could be appended. One after another: the head is locked, and waited for no longer than a second.
CREATE FUNCTION audit_append(entries jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  head public.audit_head;
  entry public.audit_entry;
  given record;
BEGIN
  SELECT * INTO STRICT head FROM public.audit_head FOR UPDATE;
  FOR given IN SELECT * FROM jsonb_to_recordset(entries) AS each (kind text, operator text, role text,
    "organisationId" uuid, purpose text, token text, client text, "operationName" text,
    "operationHash" text, "requestId" text, "subjectType" text, subjects uuid[], fields text[], reads integer[])
  LOOP
    entry := ROW(head.position + 1, clock_timestamp(), given.kind, given.operator, given.role,
      given."organisationId", given.purpose, given.token, given.client, given."operationName",
      given."operationHash", given."requestId", given."subjectType", given.subjects, given.fields,
      given.reads, head.hash, '');
    entry.hash := public.audit_hash(entry);
    INSERT INTO public.audit_entry VALUES (entry.*);
    -- What the domains copy of each other is nobody's looking at a person.
    IF entry.role <> 'PLATFORM' THEN
      INSERT INTO public.audit_subject (subject, position)
      SELECT DISTINCT unnest(entry.subjects), entry.position;
    END IF;
    head.position := entry.position;
    head.hash := entry.hash;
    head.at := entry.at;
  END LOOP;
  UPDATE public.audit_head SET position = head.position, hash = head.hash, at = head.at
    WHERE audit_head.position < head.position;
  RETURN head.position;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_append(jsonb) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'What the audit says is neither changed nor removed' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_subject"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
CREATE TRIGGER audit_stays BEFORE DELETE OR TRUNCATE ON "audit_head"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
