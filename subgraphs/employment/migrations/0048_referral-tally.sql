CREATE TABLE "referral_tally" (
	"sender_id" uuid NOT NULL,
	"receiver_id" uuid NOT NULL,
	"quarter_starts_on" date NOT NULL,
	"sent" integer NOT NULL,
	"accepted" integer NOT NULL,
	CONSTRAINT "referral_tally_sender_id_receiver_id_quarter_starts_on_pk" PRIMARY KEY("sender_id","receiver_id","quarter_starts_on")
);
