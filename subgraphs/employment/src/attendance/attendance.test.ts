import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Attendance,
  attendanceKnownAt,
  attendanceShare,
  attendedMinutes,
} from './attendance.ts';

/** Minutes of lessons that somebody sent again and again. */
const sent = fc.array(
  fc.record({
    lesson: fc.nat(5),
    lessonMinutes: fc.constant(120),
    minutes: fc.nat(120),
    excused: fc.boolean(),
  }),
  { maxLength: 30 },
);

/** As it is written: each time the next version, an instant later. */
function write(
  all: { lesson: number; lessonMinutes: number; minutes: number; excused: boolean }[],
) {
  const numbers = new Map<number, number>();
  return all.map(({ lesson, ...told }, index): Attendance => {
    const number = (numbers.get(lesson) ?? 0) + 1;
    numbers.set(lesson, number);
    const recordedAt = new Date(index);
    return { ...told, lessonId: `${lesson}`, courseEnrolmentId: 'one', number, recordedAt };
  });
}

describe('attendance', () => {
  it('is what was sent last of each lesson, as known at any instant', () => {
    fc.assert(
      fc.property(sent, fc.nat(30), (all, until) => {
        const last = new Map(
          all.slice(0, until + 1).map(({ lesson, minutes }) => [lesson, minutes]),
        );
        const known = attendanceKnownAt(write(all).toReversed(), new Date(until));
        expect(
          known.map(({ lessonId, minutes }) => [Number(lessonId), minutes]).toSorted(),
        ).toEqual([...last].toSorted());
        const sum = [...last.values()].reduce((a, b) => a + b, 0);
        expect(attendedMinutes(known)).toBe(sum);
        expect(attendanceShare(known)).toBe(last.size === 0 ? null : sum / (120 * last.size));
      }),
    );
  });

  it('is a share from nothing to all', () => {
    fc.assert(
      fc.property(sent, (all) => {
        const share = attendanceShare(attendanceKnownAt(write(all)));
        expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });
});
