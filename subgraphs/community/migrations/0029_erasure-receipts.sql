CREATE TABLE "followed_consent" (
	"consent_id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"given_on" date NOT NULL,
	"expires_on" date,
	"followed_at" timestamp with time zone NOT NULL
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
CREATE INDEX "followed_consent_of_record" ON "followed_consent" USING btree ("person_record_id","purpose");--> statement-breakpoint
CREATE INDEX "followed_consent_by_follow" ON "followed_consent" USING btree ("followed_at");--> statement-breakpoint
CREATE INDEX "erasure_receipt_by_record" ON "erasure_receipt" USING btree ("record_hash");