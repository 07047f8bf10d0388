export { type FilteredLogs, filterLogs, isMissing, type LogLine, type TimeRange } from './events';
export { followLogs, type LogsToFollow } from './follow';
export { Pace } from './pace';
