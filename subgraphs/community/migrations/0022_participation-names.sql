DROP INDEX "participation_external_ref";--> statement-breakpoint
DROP INDEX "participation_pending_by_record";--> statement-breakpoint
CREATE UNIQUE INDEX "participation_external_ref" ON "participation" USING btree ("organisation_id","external_ref") WHERE "participation"."external_ref" is not null and "participation"."state" <> 'CANCELLED';--> statement-breakpoint
CREATE INDEX "participation_pending_by_record" ON "participation" USING btree ("awaited_record_id") WHERE "participation"."pending" and "participation"."awaited_record_id" is not null;