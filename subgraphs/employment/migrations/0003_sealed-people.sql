CREATE TABLE "person_facts" (
	"facts_id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"valid_from" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"sealed" "bytea",
	"birth_date" date,
	"birth_date_precision" text NOT NULL,
	"birth_country_code" text,
	"birth_comune_code" text,
	"sex" text NOT NULL,
	"citizenship_codes" text[] NOT NULL,
	"residence_code" text,
	"domicile_code" text,
	"language" text,
	"valid_to" date,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "person_facts_period" CHECK ("person_facts"."valid_from" < "person_facts"."valid_to"),
	CONSTRAINT "person_facts_known" CHECK ("person_facts"."recorded_at" <= "person_facts"."superseded_at")
);
--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "data_key" "bytea";--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "facts_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "valid_from" date;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "recorded_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "birth_country_code" text;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "birth_comune_code" text;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "domicile_code" text;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "person_facts" ADD CONSTRAINT "person_facts_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_facts_of_record" ON "person_facts" USING btree ("person_record_id","recorded_at");--> statement-breakpoint
ALTER TABLE "person_record" DROP COLUMN "given_name";--> statement-breakpoint
ALTER TABLE "person_record" DROP COLUMN "family_name";