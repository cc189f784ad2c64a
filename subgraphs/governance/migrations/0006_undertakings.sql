CREATE TABLE "undertaking_correction" (
	"undertaking_id" uuid NOT NULL,
	"undertaking_type" text NOT NULL,
	"number" integer NOT NULL,
	"field" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "undertaking_correction_undertaking_id_number_field_pk" PRIMARY KEY("undertaking_id","number","field")
);
--> statement-breakpoint
CREATE TABLE "undertaking_step" (
	"undertaking_id" uuid NOT NULL,
	"undertaking_type" text NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"act" text,
	"state" text NOT NULL,
	"reason" text,
	"happened_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "undertaking_step_undertaking_id_number_pk" PRIMARY KEY("undertaking_id","number")
);
