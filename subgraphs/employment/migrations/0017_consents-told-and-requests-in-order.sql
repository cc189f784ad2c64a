SELECT set_config('app.role', 'PLATFORM', true);--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "text_hash" text;--> statement-breakpoint
-- Of the texts as they were when these consents were recorded.
UPDATE "consent" SET "text_hash" = told.hash
FROM (VALUES
  ('SERVICE', '2026-1', 'it', '05b1a16161d0b1028a33b5683381401d58a2f7bb0555656e6d2a63d3949327f5'),
  ('SERVICE', '2026-1', 'en', '33bd8d8ed931e9131723f27b8a21f04a3e4db41f09ff033221729e17b1bdd6ae'),
  ('MONITORING', '2026-1', 'it', 'e11a3a6d4d1608bf8cd1332c9357a5133622e5baf6d10e7965e60d9f6d63b436'),
  ('MONITORING', '2026-1', 'en', '5837915d3c8f409f8513a6493493864ff246b82d5cf2ea905790c35960eea978'),
  ('OPTIONAL_SHARING', '2026-1', 'it', 'd81439ca22c21c1a72f8e0877aab97d5c3e087d231219fc57add1c363c3c098c'),
  ('OPTIONAL_SHARING', '2026-1', 'en', 'c32bc033287482e754a0012c2afc2d71fb4a5e807a46d7c71df49b41c5f0bf67'),
  ('IMAGES', '2026-1', 'it', '0227245b71513e59fd754d7a7eb12fd0621b02254e612be4dc6c17e8744d864d'),
  ('IMAGES', '2026-1', 'en', 'a654e06020a36b6bcb9014821b20847e5f704027d89f3e2008e2ac00027c7b38'),
  ('RESEARCH_FOLLOW_UP', '2026-1', 'it', '097aa95ae7db8ca4642baad5cbecc665c275a3143cc8dd66769cb31d18d5bea9'),
  ('RESEARCH_FOLLOW_UP', '2026-1', 'en', 'a1ad8898a43b9da5a2a1b991c98aebec704f3e2b58c600278a8dc516d41282f7')
) AS told(purpose, text_version, language, hash)
WHERE "consent".purpose = told.purpose AND "consent".text_version = told.text_version
  AND "consent".language = told.language;--> statement-breakpoint
ALTER TABLE "consent" ALTER COLUMN "text_hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "told_in" text;--> statement-breakpoint
ALTER TABLE "data_subject_request" ADD COLUMN "state_since" date;--> statement-breakpoint
UPDATE "data_subject_request" SET "state_since" = coalesce(closed_on, extended_on, received_on);--> statement-breakpoint
ALTER TABLE "data_subject_request" ALTER COLUMN "state_since" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "data_subject_request" ADD COLUMN "extension_reason" text;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_person_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_move_from" ON "person_move" USING btree ("from_person_id");