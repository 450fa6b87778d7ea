using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Data;

/// <summary>What a person is told when a change cannot be saved: a sentence (the translation key), its arguments, and the HTTP status it is answered with.</summary>
public sealed record Sentence(string Text, IReadOnlyList<object?> Arguments, int Status)
{
    public const int Unprocessable = 422;
    public const int Conflict = 409;

    /// <summary>The sentence for a broken rule, a stale version or a violated unique index of ours; null for anything else.</summary>
    public static Sentence? For(Exception exception, IModel model) => exception switch
    {
        RuleBroken rule => new Sentence(rule.Text, rule.Arguments, Unprocessable),
        DbUpdateConcurrencyException => new Sentence("这条记录刚刚被他人修改过，请核对后再保存一次", [], Conflict),
        DbUpdateException { InnerException: { } inner } when Violated(inner, model) is { } index => ForIndex(index),
        DbException when Violated(exception, model) is { } index => ForIndex(index),
        _ => null,
    };

    /// <summary>Something was removed, or pointed elsewhere, that other rows still refer to.</summary>
    public static bool IsStillReferred(DbUpdateException exception) => exception.InnerException is
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation } or SqliteException { SqliteExtendedErrorCode: 787 or 1811 };

    private static Sentence? ForIndex(string index) => Sentences.Table.TryGetValue(index, out var text) ? new Sentence(text, [], Unprocessable) : null;

    private static string? Violated(Exception exception, IModel model) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation => violation.ConstraintName,
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } violation => IndexOver(violation.Message, model),
        _ => null,
    };

    // SQLite names the columns, not the index: “UNIQUE constraint failed: Enrolments.CohortId, Enrolments.PersonId”.
    private static string? IndexOver(string message, IModel model)
    {
        var columns = message[(message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].TrimEnd('\'', '.');
        return model.GetEntityTypes().SelectMany(t => t.GetIndexes()).Where(i => i.IsUnique)
            .FirstOrDefault(i => string.Equals(string.Join(", ", i.Properties.Select(p => $"{i.DeclaringEntityType.GetTableName()}.{p.GetColumnName()}")), columns, StringComparison.Ordinal))
            ?.GetDatabaseName();
    }
}

/// <summary>The sentence of every unique index, by its name in the database. A test finds the index that has none.</summary>
public static class Sentences
{
    private const string SentTwice = "这张表单已经提交过了，请返回查看";

    public static IReadOnlyDictionary<string, string> Table { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["IX_Organisations_Key"] = "已有相同标识的机构，请换一个标识",
        ["IX_Organisations_Path"] = "已有相同标识的机构，请换一个标识",
        ["IX_Organisations_Code"] = "已有机构使用这个学校标识码，请核对",
        ["IX_People_StaffNumber"] = "已有教师使用这个教师编号，请核对是否同一人",
        ["IX_People_IdNumberIndex"] = "已有教师使用这个身份证号，请核对是否同一人",
        ["IX_People_IdempotencyKey"] = SentTwice,
        ["IX_EthicsFindings_IdempotencyKey"] = SentTwice,
        ["IX_Accounts_NormalizedUserName"] = "已有相同的登录名，请换一个",
        ["IX_Accounts_PersonId"] = "这位教师已有账号",
        ["IX_Accounts_IdempotencyKey"] = SentTwice,
        ["IX_Grants_IdempotencyKey"] = SentTwice,
        ["IX_LoginSessions_KeyHash"] = "请重新登录",
        ["IX_Programmes_Code"] = "已有相同代码的培养项目，请换一个代码",
        ["IX_ProgrammeYears_ProgrammeId_Label"] = "这个项目已有同一年度，请核对",
        ["IX_TrackYears_ProgrammeYearId_Code"] = "这个年度已有相同代码的培养类别",
        ["IX_BudgetLines_ProgrammeYearId_Key"] = "这个年度已有相同标识的经费",
        ["IX_StudioDuties_ProgrammeYearId"] = "这个年度已有工作室规定活动",
        ["IX_MentoringDuties_ProgrammeYearId"] = "这个年度已有师徒结对规定",
        ["IX_Messages_RecipientPersonId_OccasionKey_Channel"] = "这件事已经通知过这位教师，不会重复通知",
        ["IX_MessageTemplates_Key"] = "已有相同标识的消息模板",
        ["IX_BackgroundTasks_IdempotencyKey"] = SentTwice,
        ["IX_JobRuns_Job_PeriodStart"] = "这项作业已经安排运行，请稍后刷新查看",
        ["IX_Calls_IdempotencyKey"] = SentTwice,
        ["IX_Applications_IdempotencyKey"] = SentTwice,
        ["IX_Applications_CallId_PersonId"] = "这位教师已经申报过，请打开原来的申报",
        ["IX_ApplicationAttachments_ApplicationId_Name"] = "这项附件刚刚已经上传，请刷新后再看",
        ["IX_PublicNotices_IdempotencyKey"] = SentTwice,
        ["IX_Quotas_CallId_OrganisationId"] = "这个单位的名额刚刚已由他人设置，请核对后再保存一次",
        ["IX_ReviewPanels_CallId"] = "这份通知的评审组刚刚已由他人建立，请刷新后再看",
        ["IX_PanelExperts_PanelId_AccountId"] = "这位专家已在评审组里",
        ["IX_ReviewTasks_ApplicationId_AccountId"] = "评审任务刚刚已由他人分配，请刷新后再看",
        ["IX_ReviewPoints_TaskId_CriterionId"] = "这份申报刚刚已经打分，请刷新后再看",
        ["IX_Nominations_QuotaId_ApplicationId"] = "这份申报已在推荐名单中",
        ["IX_Dispatches_IdempotencyKey"] = SentTwice,
        ["IX_DispatchShares_DispatchId_OrganisationId"] = "这个单位的名额刚刚已由他人设置，请核对后再保存一次",
        ["IX_Appointees_DispatchId_PersonId"] = "这位教师已在名单中",
        ["IX_Cohorts_IdempotencyKey"] = SentTwice,
        ["IX_Cohorts_ProgrammeYearId_OrganisationId_Name"] = "这一年度项目里已有同名的培训班，请换一个名称",
        ["IX_Enrolments_CohortId_PersonId"] = "该教师已在培训班中",
        ["IX_WaitingEntries_CohortId_PersonId"] = "该教师已在候补名单中",
        ["IX_WaitingEntries_CohortId_Position"] = "候补名单刚刚有变化，请刷新后再试",
        ["IX_CohortModules_CohortId_Name"] = "这个培训班已有同名的模块",
        ["IX_CohortSchools_CohortId_OrganisationId"] = "这所学校已经指定过了",
        ["IX_CohortStaff_CohortId_PersonId_Role"] = "该教师已担任本班的这一职务",
        ["IX_CohortNotices_IdempotencyKey"] = SentTwice,
        ["IX_CohortNotices_InForce"] = "这个班的通知刚刚已由他人发布，请刷新后再看",
        ["IX_ReturnSlips_CohortId_OrganisationId"] = "这所学校的回执刚刚已由他人建立，请刷新后再看",
        ["IX_SlipLines_SlipId_PersonId"] = "该教师已在回执上",
        ["IX_Arrangements_CohortId"] = "这个班的名单安排刚刚已由他人建立，请刷新后再看",
        ["IX_ArrangedPeople_ArrangementId_PersonId"] = "名单安排刚刚已由他人更改，请刷新后再看",
        ["IX_Arrivals_CohortId_PersonId"] = "该教师已经报到",
        ["IX_LectureFeeRules_Code_VersionText"] = "已有相同代码和版本的讲课费标准",
        ["IX_LectureFees_SessionId"] = "这节课的讲课费刚刚已由他人登记，请刷新后再看",
        ["IX_SurveyQuestionSets_Code_VersionText"] = "已有相同代码和版本的问卷",
        ["IX_Surveys_CohortId"] = "本班的问卷刚刚已由他人发放，请刷新后查看",
        ["IX_CompletionRuleSets_Code_VersionText"] = "已有相同代码和版本的结业规则",
        ["IX_ClassCompletions_CohortId"] = "本班的结业考核刚刚由他人登记过，请核对后再保存一次",
        ["IX_Assignments_CompletionId_PersonId"] = "这位学员的作业刚刚由他人登记过，请核对后再保存一次",
        ["IX_CertificateBatches_CohortId"] = "本班正由他人发证，请稍后刷新",
        ["IX_CertificateBatches_ProgrammeYearId_Batch"] = "本班正由他人发证，请稍后刷新",
        ["IX_Certificates_Number"] = "这个证书编号已经用过，请稍后再发",
        ["IX_Certificates_Code"] = "请再办理一次",
        ["IX_Certificates_CohortId_PersonId"] = "这位学员已有有效的证书，请刷新后查看",
        ["IX_Activities_IdempotencyKey"] = SentTwice,
        ["IX_Invitations_ActivityId_PersonId"] = "该教师已在活动名单中",
        ["IX_Sessions_IdempotencyKey"] = SentTwice,
        ["IX_SessionClasses_SessionId_CohortId"] = "这个班刚刚已经加入这节课，请返回查看",
        ["IX_Closings_SessionId_Number"] = "这节课刚刚已经结束，请返回查看",
        ["IX_Publications_IdempotencyKey"] = SentTwice,
        ["IX_TimetableProposals_IdempotencyKey"] = SentTwice,
        ["IX_Publications_CohortId_Number"] = "这个班的日程刚刚已由他人发布，请刷新后再看",
        ["IX_PublishedSessions_PublicationId_SessionId"] = "这个班的日程刚刚已由他人发布，请刷新后再看",
        ["IX_CalendarFeeds_AccountId"] = "订阅地址刚刚已经生成，请刷新后再看",
        ["IX_CalendarFeeds_TokenHash"] = "请再办理一次",
        ["IX_Venues_IdempotencyKey"] = SentTwice,
        ["IX_Venues_OrganisationId_Name"] = "已有同名的场地，请换一个名称或直接选用",
        ["IX_Trainers_IdempotencyKey"] = SentTwice,
        ["IX_Trainers_OrganisationId_PersonId"] = "这位教师已在授课专家名单中，请直接选用",
        ["IX_Trainers_OrganisationId_Name_Unit"] = "已有同名同单位的授课专家，请直接选用",
        ["IX_Blackouts_IdempotencyKey"] = SentTwice,
        ["IX_ClashPolicies_OrganisationId"] = "这个单位的排课冲突规则刚刚已由他人设置，请核对后再保存一次",
        ["IX_ClashRules_PolicyId_Kind"] = "这个单位的排课冲突规则刚刚已由他人设置，请核对后再保存一次",
        ["IX_WorkingCalendars_Year"] = "这一年的工作日历已经载入",
        ["IX_CalendarDays_WorkingCalendarId_Date"] = "日历中同一天写了两次",
        ["IX_TermCalendars_Year"] = "这一年的校历已经载入",
        ["IX_TeachingTimetables_OrganisationId_Year_Season"] = "这所学校的任课时段刚刚已由他人读入，请刷新后再看",
        ["IX_TeachingPeriods_TimetableId_PersonId_Weekday_Part"] = "同一位教师的同一半天写了两次",
        ["IX_Apologies_SessionId_PersonId"] = "这节课已经请过假，请返回查看",
        ["IX_MakeUp_MissedSessionId_PersonId"] = "这位教师已经安排了补课，请返回查看",
        ["IX_MakeUp_SessionId_PersonId"] = "这位教师已经在那一节补课，请另选一节",
        ["IX_PendingSignIns_SessionId_PersonId"] = "这个名字刚刚已登记，请不要重复提交",
        ["IX_SpotChecks_IdempotencyKey"] = SentTwice,
        ["IX_SpotChecks_SessionId_Number"] = "这节课刚刚已由他人开始抽查，请返回查看",
        ["IX_SpotCheckAnswers_CheckId_PersonId"] = "抽查名单中同一个人写了两次",
        ["IX_SignInRules_OrganisationId"] = "这个单位的签到规则刚刚已由他人设置，请核对后再保存一次",
        ["IX_AttendanceMarks_SessionId_PersonId"] = "该教师的考勤已经登记",
        ["IX_HoursEntries_SourceKind_SourceId_PersonId"] = "这项活动的学时已经计入，同一活动只计一次",
        ["IX_ApplicationSheets_Code_VersionText"] = "已有相同代码和版本的申报表",
        ["IX_HoursListLines_PersonId_Day_Mode_Title_ListKind"] = "名单里有学时已由他人读入，请重新检查",
        ["IX_HoursClaims_IdempotencyKey"] = SentTwice,
        ["IX_HoursClaims_PersonId_Day_EventKey"] = "同一天的同一活动刚刚已经申报，请返回查看",
        ["IX_HoursLists_IdempotencyKey"] = SentTwice,
        ["IX_AttendanceBulletins_IdempotencyKey"] = SentTwice,
        ["IX_AttendanceBulletins_CorrectsId"] = "这份通报的更正通报刚刚已由他人建立，请返回查看",
        ["IX_BulletinSessions_SessionId"] = "所选场次刚刚已编入另一份通报，请核对后再保存",
        ["IX_BulletinBodies_BulletinId_OrganisationId"] = "这份通报刚刚已由他人编制，请刷新后再试",
        ["IX_BulletinRules_OrganisationId"] = "这个单位的通报规则刚刚已由他人设置，请核对后再保存一次",
        ["IX_ActivityGivers_ActivityId_PersonId"] = "授课人刚刚已由他人登记，请刷新后查看",
        ["IX_DutyRules_Code_VersionText"] = "这个版本的职责规则已经载入",
        ["IX_DutyKinds_RuleId_Kind"] = "同一条职责规则的活动类型写了两次",
        ["IX_ContactSchools_PersonId_OrganisationId"] = "这位教研员已经联系这所学校，结束后才能再登记",
        ["IX_ContactSchools_IdempotencyKey"] = SentTwice,
        ["IX_TemporaryAttendees_IdempotencyKey"] = SentTwice,
        ["IX_TemporaryAttendees_SessionId_Name_School"] = "这节课已有同名同单位的临时人员",
        ["IX_HoursBatches_IdempotencyKey"] = SentTwice,
        ["IX_HoursBatchLines_SessionId_PersonId"] = "所选场次的学时刚刚已在别的批次中提交，请核对后再提交",
        ["IX_ReturnLayouts_Code_VersionText"] = "已有相同代码和版本的报送格式",
        ["IX_HoursRuleSets_Code_VersionText"] = "已有相同代码和版本的学时规则",
        ["IX_Studios_IdempotencyKey"] = SentTwice,
        ["IX_Teams_IdempotencyKey"] = SentTwice,
        ["IX_SchoolClosings_IdempotencyKey"] = SentTwice,
        ["IX_StudioVisits_IdempotencyKey"] = SentTwice,
        ["IX_StudioVisits_StudioId_HostSchoolId_Day"] = "这一天已经记录过到该校的活动，同一天到同一学校只计一次",
        ["IX_VisitPasses_VisitId"] = "刚刚已出示过确认码，请刷新页面",
        ["IX_VisitPasses_TokenHash"] = SentTwice,
        ["IX_StudioRules_Code_VersionText"] = "已有相同代码和版本的工作室规则",
        ["IX_StudioTasks_RuleId_Role_Kind"] = "同一任务写了两次",
        ["IX_SpendKinds_RuleId_Name"] = "同一支出类别写了两次",
        ["IX_StudioWorks_IdempotencyKey"] = SentTwice,
        ["IX_StudioFiles_IdempotencyKey"] = SentTwice,
        ["IX_Spendings_IdempotencyKey"] = SentTwice,
        ["IX_Spendings_CorrectsId"] = "这笔支出已经冲销",
        ["IX_StudioReports_StudioId_Year"] = "这一年的报告刚由他人建立，请刷新页面",
        ["IX_VisitPhotos_StoredFileId"] = SentTwice,
        ["IX_VisitParticipants_VisitId_PersonId"] = "同一位成员选了两次",
        ["IX_LessonObservations_IdempotencyKey"] = SentTwice,
        ["IX_LessonObservations_ObserverId_Day_LessonPeriod"] = "这一天的这一节已经记过一次听课，请核对日期和节次",
        ["IX_PairingEntries_IdempotencyKey"] = SentTwice,
        ["IX_PairingEntries_PairingId_Work_Day_LessonPeriod"] = "这一天已经记过同样的内容，请核对日期",
        ["IX_PairingReviews_IdempotencyKey"] = SentTwice,
        ["IX_PairingReviews_PairingId_Year_Season_Side"] = "这一学期的评价刚刚已经提交，请刷新页面后修改",
        ["IX_GrowthPlans_IdempotencyKey"] = SentTwice,
        ["IX_GrowthPlans_PersonId_Year_Season"] = "这一学期已经有成长计划，请直接修改",
        ["IX_Placements_IdempotencyKey"] = SentTwice,
        ["IX_MentoringRuleSets_Code_VersionText"] = "这一版师徒职责规则已经载入",
        ["IX_PairingProposals_IdempotencyKey"] = SentTwice,
        ["IX_ProposedPairs_ProposalId_MenteeId"] = "方案刚刚重新匹配过，请刷新页面",
        ["IX_PairingWishes_PersonId_Side"] = "志愿刚刚已经保存，请刷新页面",
        ["IX_PairingWishLines_WishesId_WishedId"] = "同一个人只能写一次志愿",
        ["IX_Pairings_IdempotencyKey"] = SentTwice,
        ["IX_PairingSignatures_PairingId_Side"] = "这一方刚刚已经确认过，请刷新页面",
        ["IX_Pairings_MenteeId_Kind"] = "该徒弟已有进行中的同类导师，请先结束原来的结对",
        ["IX_Pairings_MentorId_Seat"] = "这位师傅刚刚又带了一名徒弟，请核对后再保存一次",
        ["IX_AssessmentSchemes_Code_VersionText"] = "已有相同代码和版本的考核办法",
        ["IX_SchemeIndicators_SchemeId_Position"] = "指标序号用了两次",
        ["IX_AssessmentCycles_IdempotencyKey"] = SentTwice,
        ["IX_AssessmentCycles_OrganisationId_Subject_Year"] = "本单位这一年度的考核已经开启",
        ["IX_ManualScores_CycleId_SubjectId_IndicatorId"] = "这项指标刚刚已由他人打分，请核对后再保存一次",
        ["IX_AssessmentResults_CycleId_StudioId_Revision"] = "考核正由他人汇总，请稍后刷新",
        ["IX_AssessmentResults_CycleId_StudioId"] = "考核正由他人汇总，请稍后刷新",
        ["IX_ResultLines_ResultId_IndicatorId"] = "考核正由他人汇总，请稍后刷新",
        ["IX_Evidence_SubjectKind_SubjectId_Kind_SourceKind_SourceId"] = "这项活动已经计入考核",
        ["IX_StoredFiles_StorageName"] = "这个文件已经保存过了，请返回查看",
        ["IX_StoredFiles_IdempotencyKey"] = SentTwice,
        ["IX_DataKeys_Name"] = "密钥已存在",
    };
}
