ALTER TABLE "course_edition" ADD COLUMN "place_id" uuid;--> statement-breakpoint
CREATE INDEX "course_edition_by_place" ON "course_edition" USING btree ("place_id","starts_on","id");