/** Words of the window: who works here and for which unit. */
export const officeTexts = {
  role: '您的单位是',
  about: {
    county: '发改局、协作中心等：登记全部报表，审核后报送',
    department: '农业农村局、组织部等：只填本部门负责的报表',
    prefecture: '市山海办：接收所辖各县的报表',
    province: '省山海办：接收各市县的报表',
  },
  prefectureFirst: '设区市（可不选）',
  wholeProvince: '全省',
  county: '县（市、区）',
  prefecture: '设区市',
  members: '现行名单内的山区海岛县',
  unitPlaceholder: '名称、代码或拼音首字母，如 龙游、330825、ly',
  noUnit: '没有这个单位',
  departmentName: '部门名称',
  departmentPlaceholder: '如 龙游县农业农村局',
  departmentForms: '本部门填写的报表',
  departmentFormsHint: '左侧只列出勾选的报表，审核也只看这些。',
  missing: {
    unit: '请选择单位',
    departmentName: '请填写部门名称',
    departmentForms: '请至少勾选一张报表',
  },
} as const;
