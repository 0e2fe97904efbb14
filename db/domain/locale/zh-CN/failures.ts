import type { FailureLabels, FileReasonLabels } from '../labels.ts';

export const failures: FailureLabels = {
  rejected: '内容不符合要求，未执行[（{call}）]，原有数据未变。请核对填写内容后重试。',
  unknown_call: '程序各部分版本不一致，无法执行该操作[（{name}）]。请关闭并重新打开程序，仍不行请重新安装。',
  forbidden: '本单位无权执行该操作，数据未变。上级不能改动下级数据，请由填报单位修改后重新报送。',
  session_expired:
    '此地址已用过、已过期或程序已重新启动，数据未变。请回到启动窗口取得新地址，或重新启动程序。',
  not_found: '找不到该记录[（{type}）]，可能已被作废。请返回列表刷新后重新选择。',
  not_initialised: '尚未设置本单位。请先完成首次使用设置：选择级别、单位和填表人。',
  already_initialised: '本单位已经设置过，未作改动。如需更换级别或单位，请到“设置”中修改。',
  unit_fixed:
    '已经报送过报表，级别和单位不能再改，未作改动。如确需更换单位，请先备份，再使用新的数据文件夹重新建账。',
  stale: '该记录[（{type}）]已在别处修改过，您的内容尚未保存，仍保留在草稿中。请对照两份内容后再保存。',
  still_used:
    '该记录[（{type}）]不能作废[：还有{used}挂在其上，作废后这些数据就没有着落]。请先作废或改挂这些记录，再作废该记录。',
  parent_voided:
    '该记录[（{type}）]不能这样保存或恢复[：它所属的{used}已经作废，保存后没有着落]。请先恢复上级记录，或改选未作废的记录。',
  nothing_to_undo: '没有可以撤销或重做的步骤。程序启动以后保存的内容才能撤销。',
  changed_since:
    '这一步不能撤销或重做：其中的记录[（{type}）]之后又被修改过。请打开该记录，对照修改历史手工改回。',
  store_missing: '找不到数据文件[：{path}]。请检查硬盘是否已连接；如文件已丢失，请从备份恢复。',
  store_locked:
    '数据文件正被另一个窗口或程序使用[：{path}][（进程 {pid}][，自 {since} 起）]。请关闭另一个窗口后重试。',
  store_too_new: '数据文件由更新版本的程序建立[：{path}]，本版本不能打开，文件未作改动。请安装新版本程序。',
  store_damaged:
    '数据文件已损坏[：{path}]，已停止写入。请不要删除该文件，先复制一份留存，再从最近的备份恢复。',
  migration_refused:
    '数据文件未能升级到新版本[：{cause}]，数据仍是升级前的样子，没有改动。请不要继续填报，把这段文字交给技术人员，或先装回原来的版本。',
  network_drive:
    '数据文件不能放在网络盘上[：{path}]，否则可能损坏。请改放到本机硬盘，报送文件仍可写入共享文件夹。',
  folder_missing: '找不到文件夹[：{path}]。请检查网络或U盘是否已连接，或在设置中重新选择文件夹。',
  folder_read_only: '文件夹不允许写入[：{path}]，没有写入任何内容。请换一个文件夹，或请管理员开通写入权限。',
  path_not_absolute:
    '这不是完整的路径[：{path}]，未作改动。请从盘符（如 D:\\报表）或网络位置（如 \\\\服务器\\报表）写起。',
  not_a_folder: '这里不是文件夹，而是文件[：{path}]，未作改动。请填写文件夹的路径。',
  sample_folder:
    '示例数据的文件不能放进本单位的共享文件夹[：{path}]，未写入任何文件。请另选文件夹，或先回到本单位台账。',
  sample_missing: '示例数据已经移除，操作未执行，本单位的数据不受影响。请回到本单位台账。',
  disk_full: '磁盘空间不足[：{path}]，未能写入，原有数据未变。请清理磁盘后重试。',
  file_exists: '同名文件已存在[：{file}]，未覆盖。请先移走该文件或另选文件夹后重试。',
  file_missing: '找不到文件[：{file}]，可能已被移走或改名。请重新选择文件。',
  io_error: '读写文件出错[：{path}]，操作未完成。请检查磁盘、U盘或网络连接后重试。',
  file_refused:
    '该文件不能读取[：{file}][（{reason}）]，未导入任何数据。请确认是未加密的 .xlsx 文件，用 WPS 或 Excel 另存后重试。',
  file_damaged: '文件已损坏、不完整或数据被改动[：{file}]，未导入任何数据。请向填报单位重新索取原文件。',
  file_not_report: '该文件不是本程序生成的报表[：{file}]，未导入任何数据。请选择报送文件。',
  file_too_new: '该文件由更新版本的程序生成[：{file}]，未导入任何数据。请安装新版本程序后再打开。',
  file_not_work:
    '该文件不是工作文件[：{file}]，未合并任何数据。请选择本办公室另一台电脑导出的 .shlwork 文件。',
  work_other_office:
    '该工作文件属于别的单位或部门[：{unit}]，未合并任何数据。只能合并本办公室另一台电脑的工作文件。',
  work_forked:
    '有一台电脑的数据曾退回到较早的备份，或数据文件夹被复制过[（{installation}）]，两份记录对不上，未合并任何数据。请以较新的一台为准：在那台电脑上备份，再到这台电脑上恢复该备份。',
  work_key_new:
    '这台电脑第一次交换数据[（电脑校验码 {fingerprint}）]，未合并任何数据。请打电话核对电脑校验码，确认后再合并。',
  merge_open: '还有[{count}处]两边不一致的内容没有选定，未合并任何数据。请逐处选定后再合并。',
  plan_changed: '预览之后数据又有变化，未执行。请重新查看后再执行。',
  file_not_table:
    '在该文件中找不到可导入的表[：{file}]，未导入任何数据。请指明数据种类、工作表和表头所在行，或下载模板填写。',
  file_not_part: '该文件不是部门分报[：{file}]，未导入任何数据。请选择部门报送的分报文件。',
  owned_by_department:
    '该表[（{form}）]由部门[“{department}”]填报，这里不能修改，数据未变。请由该部门修改后重新分报；确需收回的，到“合并与分报”中收回并写明原因。',
  not_own_form: '该表[（{form}）]不由本部门填报，未保存。请由负责该表的部门或牵头单位填写。',
  form_taken:
    '该表[（{form}）]已由别的部门填报[：{department}]，一张表只能有一个部门负责，未导入任何数据。请先收回，再导入本分报。',
  attachment_refused:
    '文件没有添加[：{file}][（{reason}）]，原有数据未变。请添加不含宏、未加密、不超过 20 MB 的 PDF、图片（JPEG、PNG、TIFF）、OFD、Excel 或 Word 文件。',
  attachment_lost:
    '附件[“{file}”]与添加时不一致[：{reason}]，记录本身不受影响。请从备份中查找，或作废后重新添加。',
  reference_refused:
    '参考代码表未导入[：{file}][第{line}行][（{reason}）]，原有代码表没有改动。请更正文件后重新导入。',
  blocked_by_violations:
    '还不能报送[：{hard}项强制性审核错误][，{unexplained}项核实性提示未说明]。请在“审核”中逐项修改或填写说明。',
  open_drafts: '还有[{count}处]填写未完成的草稿，不能报送。请打开草稿，保存或放弃后重试。',
  queries_open:
    '[还有{count}条]核实意见没有答复，对应的数据也没有更改，不能报送。请在“退回与回执”中逐条答复或更正。',
  nothing_asked: '没有核实意见，也没有写退回说明，报表没有退回。请至少提一条核实意见，或写明退回原因。',
  move_refused: '这份报表目前的状态不允许这样处理，或不属于本级的权限，状态未变。请刷新后再看。',
  key_unknown: '[{unit}的]电脑是第一次见到，文件没有读入。请打电话核对电脑校验码，确认后再读入。',
  reply_foreign: '文件[“{file}”]不是对本单位某份已报送报表的退回或回执，没有读入。请核对文件和单位。',
  file_not_reply: '文件[“{file}”]不是退回的报表或回执，没有读入。请选择上级放入共享文件夹的文件。',
  signature_invalid: '文件[“{file}”]的签名与内容不符，没有读入。请向上级索取原文件。',
  reason_needed: '修改已报送的数据须填写订正原因，修改尚未保存。请填写原因后再保存。',
  signers_missing:
    '表尾签署信息不完整[：{fields}]，不能报送。请补填单位负责人、统计负责人、填表人和联系电话。',
  period_invalid: '报告期[“{period}”]不能用于报送。请填写季度（如 2026Q1）或年度（如 2026）。',
  period_locked:
    '[{period}]已于[{lock}]锁定，不能首次报送[（{forms}）]，数据没有变化。请向省级申请延期；收到并导入新的全省设置后再报送。',
  set_by_province:
    '[{type}]由省级统一设置，本级不能修改，数据没有变化。如有出入，请向省级反映，由省级更改后下发新的全省设置。',
  settings_refused:
    '全省设置文件没有采用[：{file}][（{reason}）]，现行设置没有变化。请与省级核实后选择正确的文件。',
  report_unchanged:
    '[第{version}版]报表已经报送[（{file}）]，此后数据没有变化，未生成新版本。如文件没有放到位，请选择“再次放入文件夹”；如只更正签署信息，请填写订正原因后再报送。',
  totals_differ:
    '汇总数核对不一致[（{where}）]，这是程序的差错，没有生成任何文件，也没有保存汇总。请不要使用其他途径得到的这个数，把这段文字交给技术人员。',
  filed_not_placed:
    '[第{version}版]报表已经存档，但文件[“{file}”]未能放入文件夹[：{path}]。数据没有丢失，请不要重新报送；检查文件夹后选择“再次放入文件夹”。',
  decided_not_placed:
    '退回已经记录，但文件[“{file}”]未能放入文件夹[：{path}]。检查文件夹后再次选择“退回”，放入的是同一份文件。',
  host_gone:
    '程序已停止或没有响应，本次操作没有执行。请先不要关闭本页：未保存的输入只在这一页上。请重新启动程序，在新打开的页面中核对并补录。',
  busy: '程序正在处理上一项操作，本次未执行。请稍候再试。',
  cancelled: '操作已取消，数据未变。需要时请重新执行。',
  internal:
    '程序内部出错，本次操作未完成，已保存的数据不受影响。请重新打开程序；如再次出现，请把日志交给技术人员。',
};

export const fileReasons: FileReasonLabels = {
  not_zip: '不是 .xlsx 文件',
  ole2: '旧的 .xls 格式',
  encrypted: '文件加了密码',
  empty: '空文件',
  csv: 'CSV 文件',
  html: '网页文件',
  truncated: '文件不完整',
  zip64: '压缩格式不支持',
  too_large: '文件太大',
  too_many_entries: '内部文件过多',
  bad_name: '内部文件名不合规',
  duplicate_entry: '内部文件重复',
  bad_method: '压缩方式不支持',
  bomb: '解压后过大',
  not_a_workbook: '不是工作簿',
  damaged: '内容损坏',
  dtd: '含有不安全的内容',
  text_too_long: '单元格内容过长',
  unreadable: '无法解析',
  timeout: '读取超时',
  out_of_memory: '内存不足',
  impossible_amounts: '金额合计超出任何县的可能范围',
  file_error: '系统不允许读取',
  bad_encoding: '编码既不是 UTF-8 也不是 GB18030',
  bad_header: '表头应为 code,parent,level,name_zh',
  no_rows: '表中没有代码',
  bad_columns: '列数不对，应为四列',
  village_code: '不收村级代码，只到乡镇（9位）',
  bad_level: '级别不对',
  lost_zero: '代码少一位，可能在表格软件中丢了前面的 0，请把代码列设为文本',
  bad_code: '代码格式不对',
  bad_parent: '上级代码与代码不符',
  duplicate_code: '代码重复',
  bad_code_name: '名称空白或过长',
  no_parent: '上级代码不存在',
  kind_unknown: '不是可以作附件的文件类型',
  macros: '文件含有宏',
  not_a_scan: '盖章扫描件须为 PDF、OFD 或图片',
  settings_older: '现行设置的版本更新',
  settings_same: '这一版已经在用',
  settings_edited: '表格内容被改动过，请向省级索取原文件',
  settings_forged: '签名与内容不符，可能被改动或冒充',
  settings_key: '签发的电脑不是本机认可的省级电脑',
  settings_fork: '与现行设置不是同一系列，请向省级核实',
  not_settings: '不是全省设置文件',
  missing: '文件不见了',
  changed: '内容被改动',
  file_changed: '文件在预览后有改动，请重新预览',
};
