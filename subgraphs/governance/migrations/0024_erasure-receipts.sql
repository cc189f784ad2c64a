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
CREATE INDEX "erasure_receipt_by_record" ON "erasure_receipt" USING btree ("record_hash");