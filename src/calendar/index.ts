/**
 * Days and hours as people in Japan count them: public holidays, working days and hours, nights, time zones. Pure; a day
 * is a string such as `2026-11-23`, an instant a Date.
 */
export {
  commonWorkingDays,
  holidayName,
  isWorkingDay,
  nextWorkingDay,
  plusWorkingDays,
  type WorkingDays,
  weekdayOf,
  weekdays,
} from './days.ts'
export {
  afterSpan,
  isWorkingTime,
  nextWorkingTime,
  type WorkingHours,
} from './hours.ts'
export {
  instantOf,
  isTimeZone,
  localDate,
  localTime,
  minutesOfDay,
  plusDays,
  plusMinutes,
} from './localTime.ts'
