ALTER TABLE "residence_title" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "residence_title" ADD COLUMN "access_point_id" uuid;--> statement-breakpoint
ALTER TABLE "residence_title" ADD COLUMN "held_until" date;--> statement-breakpoint
-- Row-level security holds the owner of the tables too: what is there is filled in as the platform.
select set_config('app.role', 'PLATFORM', true);--> statement-breakpoint
UPDATE "residence_title" SET
  "organisation_id" = r.owner_organisation_id,
  "access_point_id" = r.access_point_id,
  "held_until" = CASE WHEN "residence_title"."status" = 'HELD' THEN coalesce("expires_on", 'infinity') ELSE 'infinity' END
  FROM person_record r WHERE r.id = "residence_title"."person_record_id";--> statement-breakpoint
select set_config('app.role', '', true);--> statement-breakpoint
ALTER TABLE "residence_title" ALTER COLUMN "organisation_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "residence_title" ALTER COLUMN "held_until" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "residence_title_held_until" ON "residence_title" USING btree ("held_until","id");--> statement-breakpoint
CREATE INDEX "residence_title_by_organisation" ON "residence_title" USING btree ("organisation_id","held_until","id");--> statement-breakpoint
CREATE INDEX "residence_title_by_access_point" ON "residence_title" USING btree ("access_point_id","held_until","id");
