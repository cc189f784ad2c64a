import { anonymous } from '#shared/identity/viewer.ts';
import { defineQuery, placesPerQuery } from '../query.ts';

type Wanted = { comune: string; level: string; time: string };

/** Somebody looks for a course of Italian near home; PostGraphile compares no two columns in a filter. */
export const openCoursePlaces = defineQuery<Wanted>({
  name: 'open-course-places',
  group: 'case worker',
  what: 'courses of Italian of a level with open places in a province, at a time of the day, soonest first',
  askedOf: 'employment',
  viewer: anonymous,
  items: [2, 20],
  places: (look) =>
    look<Wanted>(
      'employment',
      `select min(comune_code) as comune, cefr_level as level, time
       from course_edition, unnest(times) as time
       where state in ('ENROLLING', 'RUNNING') and places_taken < places and kind = 'LANGUAGE'
       group by left(comune_code, 3), cefr_level, time
       order by count(*) desc, left(comune_code, 3), cefr_level, time limit ${placesPerQuery}`,
    ),
  document: `query ($first: Int!, $comune: String!, $level: CefrLevel!, $time: CourseTime!) {
    courseEditions(
      first: $first, orderBy: [STARTS_ON_ASC],
      filter: {
        kind: [LANGUAGE], cefrLevel: [$level], inProvinceOf: $comune, times: [$time],
        withOpenPlaces: true
      }
    ) {
      nodes {
        id startsOn endsOn openPlaces childcare venue times mode state
        course { id }
        accessPoint { id name }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: (wanted, first) => ({ first, ...wanted }),
  handWritten: {
    sql: `
      with page as materialized (
        select * from course_edition
        where kind = 'LANGUAGE' and cefr_level = $2 and left(comune_code, 3) = left($1, 3)
          and times && array[$3::text]
          and state in ('ENROLLING', 'RUNNING') and places_taken < places
        order by starts_on, id limit $4 + 1),
      shown as (select * from page order by starts_on, id limit $4)
      select json_build_object('courseEditions', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('id', shown.id, 'startsOn', shown.starts_on,
            'endsOn', shown.ends_on, 'openPlaces', shown.places - shown.places_taken,
            'childcare', shown.childcare, 'venue', shown.venue, 'times', shown.times,
            'mode', shown.mode, 'state', shown.state,
            'course', json_build_object('id', course.id),
            'accessPoint', case when place.id is not null then
              json_build_object('id', place.id, 'name', place.name) end)
            order by shown.starts_on, shown.id), '[]')
          from shown join course on course.id = shown.course_id
          left join access_point place on place.id = shown.access_point_id),
        'pageInfo', json_build_object(
          'hasNextPage', (select count(*) > $4 from page),
          'endCursor', (select json_build_array(starts_on, id)
            from shown order by starts_on desc, id desc limit 1)
        )))::text as data`,
    parameters: ({ comune, level, time }, first) => [comune, level, time, first],
  },
});
