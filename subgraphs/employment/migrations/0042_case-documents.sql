CREATE TABLE "case_document_part" (
	"document_id" uuid NOT NULL,
	"offset" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "case_document_part_document_id_offset_pk" PRIMARY KEY("document_id","offset")
);
--> statement-breakpoint
CREATE TABLE "case_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"case_type" text,
	"case_id" uuid,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"file_name" "bytea",
	"size" integer NOT NULL,
	"received" integer NOT NULL,
	"sha256" text,
	"state" text NOT NULL,
	"rejection" text,
	"withdrawal_reason" text,
	"scanned" boolean NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "case_document_received" CHECK ("case_document"."received" between 0 and "case_document"."size"),
	CONSTRAINT "case_document_of_case" CHECK (("case_document"."case_type" is null) = ("case_document"."case_id" is null))
);
--> statement-breakpoint
ALTER TABLE "case_document_part" ADD CONSTRAINT "case_document_part_document_id_case_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."case_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_document" ADD CONSTRAINT "case_document_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_document_of_record" ON "case_document" USING btree ("person_record_id","id");--> statement-breakpoint
CREATE INDEX "case_document_unfinished" ON "case_document" USING btree ("state","begun_at") WHERE "case_document"."state" in ('UPLOADING', 'SCANNING');