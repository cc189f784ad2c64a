-- Until now nobody could enter a person: all there can be is the sample, with names in the clear.
-- It goes, and is made anew with sealed ones; what is followed of community is read once more.
TRUNCATE "enrolment", "followed_participation", "person_record", "person";
--> statement-breakpoint
SELECT set_config('app.role', 'PLATFORM', true);
--> statement-breakpoint
DELETE FROM "followed_feed";
