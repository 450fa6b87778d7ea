using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Tests.Selection;

/// <summary>Calls as tests need them: every step from today on, unless said otherwise.</summary>
internal static class Calls
{
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly Act Now = new(AccountId: null, new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc));

    public static readonly SelectionStep[] Usual = [SelectionStep.Application, SelectionStep.School, SelectionStep.District, SelectionStep.Recognition];

    public static CallPlan Plan(IEnumerable<SelectionStep>? steps = null, int overNomination = 100, IReadOnlyList<EligibilityRule>? rules = null, IReadOnlyList<RequiredAttachment>? attachments = null, IReadOnlyList<SubjectGroup>? groups = null) => new(
        "2026 年骨干教师遴选", null, "请按名额推荐。", Today, overNomination, [.. (steps ?? Usual).Select(s => (s, new Period(Today, Today.AddDays(30))))], rules ?? [], attachments ?? [], groups ?? []);

    public static Call Open(CallPlan? plan = null, Organisation? body = null)
    {
        var call = new Call(body ?? new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null), 1, 1, plan ?? Plan(), Guid.NewGuid());
        call.Publish(Today);
        return call;
    }
}
