export { type FilteredLogs, filterLogs, type LogLine, type LogStream, readLogs } from './events';
export { followLogs } from './follow';
