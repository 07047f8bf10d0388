export { countsText, rankOf, severities } from '../../../../server/src/engine/scan-text';
