/** Words of the window: explanations of what a check asks about. */
export const explainTexts = {
  text: '审核说明（不少于5个字）',
  standard: '常用理由',
  hint: '数字键填入理由（输入文字时 Alt+数字），Ctrl+Enter 保存',
  save: '说明所选 {{count}} 条',
  saveNone: '说明所选条目',
  saveOne: '保存说明',
  takeOffered: '沿用上次说明（{{count}} 条）',
  selectFirst: '请先勾选要说明的条目。',
  tooShort: '说明不少于 {{least}} 个字，现为 {{now}} 个字。',
  offered: '上次说明：{{text}}',
  is: '说明：{{text}}',
  change: '修改',
  withdraw: '撤回',
  withdrawn: '撤回审核说明',
  reasons: {
    payment: {
      negotiating: '对方资金紧张，正在协商支付',
      afterPeriod: '款项已在报告期后到账',
      earlierYears: '本期到账含补付的以前年度欠收',
      waiting: '待对方审计或结算后支付',
    },
    figures: {
      checked: '已与凭证、台账核对无误',
      settlement: '按决算（审计）结果调整',
      agreement: '按协议约定执行',
      caliber: '统计口径与上期不同',
    },
    register: {
      checked: '已与证照、文件核对无误',
      document: '依据主管部门文件登记',
      changed: '区划或名称已变更，资料待更新',
      approved: '已报主管部门同意',
    },
    report: {
      oneOffice: '由单位负责人兼任填表人',
      checking: '核对到账与分配数据，推迟报出',
      extension: '经主管部门同意延期报送',
      renewal: '报表制度续期手续正在办理',
    },
  },
} as const;
