CREATE TABLE "idempotency_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"organisation_id" uuid,
	"key" text NOT NULL,
	"field" text NOT NULL,
	"ordinal" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"data_key" "bytea",
	"outcome" "bytea",
	"about" uuid[],
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_key_once" UNIQUE NULLS NOT DISTINCT("subject","organisation_id","key","field","ordinal")
);
--> statement-breakpoint
CREATE INDEX "idempotency_key_by_age" ON "idempotency_key" USING btree ("made_at");