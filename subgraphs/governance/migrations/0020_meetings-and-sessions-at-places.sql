ALTER TABLE "governance_meeting" ADD COLUMN "place_id" uuid;--> statement-breakpoint
ALTER TABLE "training_session" ADD COLUMN "place_id" uuid;--> statement-breakpoint
CREATE INDEX "governance_meeting_by_place" ON "governance_meeting" USING btree ("place_id","meets_on","id");--> statement-breakpoint
CREATE INDEX "training_session_by_place" ON "training_session" USING btree ("place_id","held_on","id");