-- Documents: visible with their record; its owner enters and changes them.
ALTER TABLE "case_document" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "case_document" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "case_document" FOR SELECT USING ((select viewer_sees_all())
  OR EXISTS (select from person_record where person_record.id = person_record_id offset 0));
CREATE POLICY enter ON "case_document" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation())
    AND EXISTS (select from person_record where person_record.id = person_record_id
      and person_record.owner_organisation_id = organisation_id offset 0)));
CREATE POLICY edit ON "case_document" FOR UPDATE USING ((select viewer_is_platform())
  OR (organisation_id = (select viewer_organisation())
    AND EXISTS (select from person_record where person_record.id = person_record_id
      and person_record.owner_organisation_id = organisation_id offset 0)));
CREATE POLICY remove ON "case_document" FOR DELETE USING ((select viewer_is_platform()));
--> statement-breakpoint
-- Their bytes: nobody's but the owner's of the document, not even of those who see all records. Parts
-- come while it is uploaded, are never changed, and go.
ALTER TABLE "case_document_part" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "case_document_part" FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON "case_document_part" FOR SELECT USING ((select viewer_is_platform())
  OR EXISTS (select from case_document where case_document.id = document_id
    and case_document.organisation_id = (select viewer_organisation()) offset 0));
CREATE POLICY enter ON "case_document_part" FOR INSERT WITH CHECK ((select viewer_is_platform())
  OR EXISTS (select from case_document where case_document.id = document_id
    and case_document.organisation_id = (select viewer_organisation())
    and case_document.state = 'UPLOADING' offset 0));
CREATE POLICY remove ON "case_document_part" FOR DELETE USING ((select viewer_is_platform())
  OR EXISTS (select from case_document where case_document.id = document_id
    and case_document.organisation_id = (select viewer_organisation()) offset 0));
-- What is sealed cannot be compressed: PostgreSQL need not try.
ALTER TABLE "case_document_part" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
--> statement-breakpoint
-- Whoever destroys the key of a record erases its documents in the same transaction.
CREATE FUNCTION erase_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM case_document_part USING case_document
    WHERE case_document.id = document_id AND case_document.person_record_id = NEW.id;
  WITH erased AS (
    UPDATE case_document
    SET state = 'ERASED', file_name = NULL, sha256 = NULL, version = version + 1
    WHERE person_record_id = NEW.id AND state <> 'ERASED'
    RETURNING id, version, organisation_id)
  INSERT INTO outbox (entity_type, entity_id, version, kind, organisation_id)
    SELECT 'CaseDocument', id, version, 'UPDATED', organisation_id FROM erased;
  RETURN NULL;
END $$;
CREATE TRIGGER erase_documents AFTER UPDATE OF data_key ON "person_record" FOR EACH ROW
  WHEN (OLD.data_key IS NOT NULL AND NEW.data_key IS NULL) EXECUTE FUNCTION erase_documents();
