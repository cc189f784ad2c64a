CREATE TABLE "audit_entry" (
	"position" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"operator" text NOT NULL,
	"role" text NOT NULL,
	"organisation_id" uuid,
	"purpose" text,
	"token" text,
	"client" text,
	"operation_name" text,
	"operation_hash" text,
	"request_id" text,
	"subject_type" text,
	"subjects" uuid[] NOT NULL,
	"fields" text[] NOT NULL,
	"reads" integer[] NOT NULL,
	"previous" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_entry_bounded" CHECK (cardinality("audit_entry"."subjects") <= 100 and cardinality("audit_entry"."fields") <= 30)
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"chain" uuid DEFAULT gen_random_uuid() NOT NULL,
	"position" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_subject" (
	"subject" uuid NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "audit_subject_subject_position_pk" PRIMARY KEY("subject","position")
);
--> statement-breakpoint
CREATE INDEX "audit_entry_by_operator" ON "audit_entry" USING btree ("operator","position");--> statement-breakpoint
CREATE INDEX "audit_entry_by_organisation" ON "audit_entry" USING btree ("organisation_id","position");--> statement-breakpoint
CREATE INDEX "audit_entry_by_token" ON "audit_entry" USING btree ("token","position");--> statement-breakpoint
CREATE INDEX "audit_entry_by_day" ON "audit_entry" USING btree ("at");