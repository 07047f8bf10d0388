/** The type of our tasks in tasks.json. */
export const taskType = 'quaymaster';
