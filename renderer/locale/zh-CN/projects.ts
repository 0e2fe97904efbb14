/** Words of the window. */
export const projectsTexts = {
  title: '项目',
  register: '项目名录',
  count: '共 {{count}} 个项目',
  find: '按名称、代码、单位查找',
  empty: '按“新增”登记项目；登记后在下面填建设状态和期初数。',
  statuses: '建设状态',
  statusHint: '每次变化登记一条，最新一条就是当前状态。',
  openings: '期初建账',
  openingHint: '使用本软件以前已有投资的，按上年末数登记一条；从本软件开始填报的不用登记。',
} as const;
