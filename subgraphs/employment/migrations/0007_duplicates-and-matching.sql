CREATE TABLE "duplicate_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"first_record_id" uuid NOT NULL,
	"second_record_id" uuid NOT NULL,
	"first_holder_id" uuid NOT NULL,
	"second_holder_id" uuid NOT NULL,
	"state" text NOT NULL,
	"merged" boolean NOT NULL,
	"round" integer NOT NULL,
	"score" double precision NOT NULL,
	"evidence" jsonb NOT NULL,
	"rule_version" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "duplicate_case_of_pair" UNIQUE("first_record_id","second_record_id"),
	CONSTRAINT "duplicate_case_in_order" CHECK ("duplicate_case"."first_record_id" < "duplicate_case"."second_record_id")
);
--> statement-breakpoint
CREATE TABLE "duplicate_decision" (
	"duplicate_case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"decided_by" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"is_steward" boolean NOT NULL,
	"verdict" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "duplicate_decision_duplicate_case_id_round_decided_by_pk" PRIMARY KEY("duplicate_case_id","round","decided_by")
);
--> statement-breakpoint
CREATE TABLE "person_move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"duplicate_case_id" uuid NOT NULL,
	"person_record_id" uuid NOT NULL,
	"from_person_id" uuid NOT NULL,
	"to_person_id" uuid NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_block" (
	"block" bigint NOT NULL,
	"person_record_id" uuid NOT NULL,
	CONSTRAINT "match_block_block_person_record_id_pk" PRIMARY KEY("block","person_record_id")
);
--> statement-breakpoint
CREATE TABLE "match_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asked_by" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_word" (
	"skeleton" text PRIMARY KEY NOT NULL,
	"share" double precision NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "home_person_id" uuid;--> statement-breakpoint
-- Nobody was merged yet: each record is of the person that it came with.
SELECT set_config('app.role', 'PLATFORM', true);--> statement-breakpoint
UPDATE "person_record" SET "home_person_id" = "person_id";--> statement-breakpoint
ALTER TABLE "person_record" ALTER COLUMN "home_person_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "name_codes" "bytea";--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "contact_codes" text[];--> statement-breakpoint
ALTER TABLE "duplicate_case" ADD CONSTRAINT "duplicate_case_first_record_id_person_record_id_fk" FOREIGN KEY ("first_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_case" ADD CONSTRAINT "duplicate_case_second_record_id_person_record_id_fk" FOREIGN KEY ("second_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_decision" ADD CONSTRAINT "duplicate_decision_duplicate_case_id_duplicate_case_id_fk" FOREIGN KEY ("duplicate_case_id") REFERENCES "public"."duplicate_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_move" ADD CONSTRAINT "person_move_duplicate_case_id_duplicate_case_id_fk" FOREIGN KEY ("duplicate_case_id") REFERENCES "public"."duplicate_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_move" ADD CONSTRAINT "person_move_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_move" ADD CONSTRAINT "person_move_from_person_id_person_id_fk" FOREIGN KEY ("from_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_move" ADD CONSTRAINT "person_move_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_block" ADD CONSTRAINT "match_block_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duplicate_case_by_second" ON "duplicate_case" USING btree ("second_record_id");--> statement-breakpoint
CREATE INDEX "person_move_of_record" ON "person_move" USING btree ("person_record_id","id");--> statement-breakpoint
CREATE INDEX "match_block_of_record" ON "match_block" USING btree ("person_record_id");--> statement-breakpoint
CREATE INDEX "match_question_by_asker" ON "match_question" USING btree ("asked_by","asked_at");--> statement-breakpoint
CREATE INDEX "person_merged" ON "person" USING btree ("merged_into") WHERE "person"."merged_into" is not null;