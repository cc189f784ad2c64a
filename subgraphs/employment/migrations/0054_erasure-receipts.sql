CREATE TABLE "erasure_step" (
	"erasure_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"act" text,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "erasure_step_erasure_id_number_pk" PRIMARY KEY("erasure_id","number")
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"data_subject_request_id" uuid,
	"state" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "erasure_state" CHECK ("erasure"."state" in ('REQUESTED', 'HELD', 'RUNNING', 'DONE', 'PARTLY_DONE', 'REFUSED')
        and ("erasure"."ended_at" is not null) = ("erasure"."state" in ('DONE', 'PARTLY_DONE', 'REFUSED')))
);
--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"placed_on" date NOT NULL,
	"ends_on" date,
	"lifted_on" date,
	"version" integer NOT NULL,
	CONSTRAINT "legal_hold_period" CHECK ("legal_hold"."placed_on" <= "legal_hold"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "erasure_receipt" (
	"erasure_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"record_hash" text NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"erased" jsonb NOT NULL,
	"remains" jsonb NOT NULL,
	CONSTRAINT "erasure_receipt_erasure_id_domain_pk" PRIMARY KEY("erasure_id","domain")
);
--> statement-breakpoint
CREATE TABLE "retention_rule" (
	"code" text PRIMARY KEY NOT NULL,
	"starts_with" text NOT NULL,
	"months" integer NOT NULL,
	"action" text NOT NULL,
	"legal_basis" text NOT NULL,
	"source_name" text,
	"source_as_of" date,
	"source_confidence" text
);
--> statement-breakpoint
ALTER TABLE "erasure_step" ADD CONSTRAINT "erasure_step_erasure_id_erasure_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_data_subject_request_id_data_subject_request_id_fk" FOREIGN KEY ("data_subject_request_id") REFERENCES "public"."data_subject_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_once_a_record" ON "erasure" USING btree ("person_record_id") WHERE "erasure"."state" <> 'REFUSED';--> statement-breakpoint
CREATE INDEX "erasure_open" ON "erasure" USING btree ("state","id") WHERE "erasure"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "erasure_by_organisation" ON "erasure" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "legal_hold_of_record" ON "legal_hold" USING btree ("person_record_id","id");--> statement-breakpoint
CREATE INDEX "erasure_receipt_by_record" ON "erasure_receipt" USING btree ("record_hash");