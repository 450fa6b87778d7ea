using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>The Chinese words (translation keys) for kinds of rows and their columns. A column is called what the forms call it; what no form has stands here.</summary>
internal static class AuditNames
{
    public static IReadOnlyDictionary<string, string> Entities { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Account"] = "账号",
        ["FormerPassword"] = "用过的密码",
        ["Grant"] = "授权",
        ["Organisation"] = "机构",
        ["Person"] = "教师",
        ["Posting"] = "任职",
        ["Title"] = "称号",
        ["EthicsFinding"] = "师德处理决定",
        ["Programme"] = "培养项目",
        ["ProgrammeYear"] = "年度项目",
        ["TrackYear"] = "培养类别",
        ["BudgetLine"] = "经费",
        ["StudioDuty"] = "工作室规定活动",
        ["Call"] = "遴选通知",
        ["CallStep"] = "遴选步骤",
        ["EligibilityRule"] = "申报条件",
        ["RequiredAttachment"] = "申报附件",
        ["ApplicationSheet"] = "申报表",
        ["SheetField"] = "申报表栏目",
        ["SubjectGroup"] = "学科组",
        ["Application"] = "申报",
        ["ApplicationAttachment"] = "申报附件",
        ["ApplicationEntry"] = "办理记录",
        ["Quota"] = "名额",
        ["QuotaLine"] = "名额",
        ["Nomination"] = "推荐",
        ["ReviewPanel"] = "评审组",
        ["ReviewCriterion"] = "评审指标",
        ["PanelExpert"] = "评审专家",
        ["PanelConflict"] = "回避",
        ["TieDecision"] = "议定",
        ["ReviewTask"] = "评审任务",
        ["ReviewPoint"] = "打分",
        ["PublicNotice"] = "公示",
        ["NoticeLine"] = "公示名单",
        ["Objection"] = "异议",
        ["Dispatch"] = "外派选派",
        ["DispatchShare"] = "选派名额",
        ["Appointee"] = "选派人选",
        ["Cohort"] = "培训班",
        ["CohortStaff"] = "班务人员",
        ["Enrolment"] = "学员",
        ["CohortNotice"] = "培训通知",
        ["ReturnSlip"] = "回执",
        ["SlipLine"] = "回执",
        ["Arrival"] = "报到",
        ["Arrangement"] = "分组和座次",
        ["ArrangedPerson"] = "分组和座次",
        ["ListExport"] = "名单导出",
        ["LectureFeeRule"] = "讲课费标准",
        ["LectureFee"] = "讲课费",
        ["WaitingEntry"] = "候补",
        ["CohortModule"] = "课程模块",
        ["CohortSchool"] = "整校推进学校",
        ["TrainingModule"] = "课程模块",
        ["SurveyQuestionSet"] = "问卷题目",
        ["Survey"] = "满意度问卷",
        ["SurveyItem"] = "问卷题目",
        ["SurveyParticipation"] = "问卷填写",
        ["CompletionRuleSet"] = "结业规则",
        ["ClassCompletion"] = "结业考核",
        ["Assignment"] = "作业",
        ["Ruling"] = "人工认定",
        ["CertificateBatch"] = "发证批次",
        ["Certificate"] = "结业证书",
        ["Activity"] = "教研活动",
        ["Invitation"] = "活动名单",
        ["Session"] = "课程安排",
        ["Closing"] = "结课",
        ["AttendanceMark"] = "考勤",
        ["Publication"] = "日程发布",
        ["TimetableProposal"] = "排课方案",
        ["CalendarFeed"] = "日历订阅",
        ["Venue"] = "场地",
        ["Trainer"] = "授课专家",
        ["VenueClosure"] = "场地关闭",
        ["TrainerAbsence"] = "专家不可用",
        ["Blackout"] = "禁排期",
        ["ClashPolicy"] = "排课冲突规则",
        ["ClashRule"] = "排课冲突规则",
        ["WorkingCalendar"] = "工作日历",
        ["TermCalendar"] = "校历",
        ["CalendarDay"] = "日历中的一天",
        ["TeachingTimetable"] = "任课时段",
        ["TeachingPeriod"] = "任课时段",
        ["HoursEntry"] = "学时记录",
        ["HoursRuleSet"] = "学时规则",
        ["HoursExemption"] = "学时减免",
        ["Studio"] = "工作室",
        ["StudioMembership"] = "工作室成员",
        ["StudioVisit"] = "到校",
        ["VisitParticipant"] = "到校参加者",
        ["Pairing"] = "师徒结对",
        ["AssessmentScheme"] = "考核方案",
        ["AssessmentCycle"] = "年度考核",
        ["AssessmentResult"] = "考核结果",
        ["ResultLine"] = "考核得分",
        ["ManualScore"] = "人工评分",
        ["Evidence"] = "佐证材料",
        ["StoredFile"] = "文件",
        ["MessageTemplate"] = "消息模板",
    };

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["State"] = "状态",
        ["From"] = "开始日期",
        ["To"] = "结束日期",
        ["OrganisationId"] = "机构",
        ["PersonId"] = "教师",
        ["AccountId"] = "账号",
        ["MentorId"] = "师傅",
        ["MenteeId"] = "徒弟",
        ["HostSchoolId"] = "到访学校",
        ["PasswordHash"] = "密码",
        ["DisabledAt"] = "停用时间",
        ["EndedAt"] = "结束时间",
        ["MustChangePassword"] = "须修改密码",
        ["PasswordChangedAt"] = "密码更新",
        ["OneTimeUntil"] = "一次性密码有效期",
        ["SealedIdNumber"] = "身份证号",
        ["SealedPhone"] = "手机号",
        ["Tenths"] = "学时",
        ["Status"] = "考勤",
        ["Reason"] = "原因",
        ["ReopenReason"] = "原因",
        ["Day"] = "日期",
        ["Grade"] = "等次",
        ["Score"] = "得分",
        ["Role"] = "角色",
        ["Kind"] = "类型",
        ["Name"] = "名称",
    };

    private static readonly ILookup<string, (string Form, string Label)> OfForms =
        (from form in typeof(AuditNames).Assembly.GetTypes()
         where form.Name.EndsWith("Form", StringComparison.Ordinal)
         from property in form.GetProperties()
         let label = property.GetCustomAttribute<DisplayAttribute>()?.Name
         where label is not null
         select (property.Name, Form: form.Name, Label: label)).ToLookup(p => p.Name, p => (p.Form, p.Label), StringComparer.Ordinal);

    /// <summary>A column as people call it: by the entity's own form, else by the table above, else by any form; the bare name when none has it.</summary>
    public static string Column(string entity, string column)
    {
        var name = column[(column.LastIndexOf('.') + 1)..];
        return OfForms[name].FirstOrDefault(l => l.Form == $"{entity}Form").Label ?? Others.GetValueOrDefault(name) ?? OfForms[name].FirstOrDefault().Label ?? column;
    }
}
