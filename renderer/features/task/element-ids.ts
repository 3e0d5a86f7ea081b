/** Ids by which the focus finds its way between the parts of the screen. */
export const mainButtonId = 'zk-main-button';
export const taskHeadingId = 'zk-task-heading';
