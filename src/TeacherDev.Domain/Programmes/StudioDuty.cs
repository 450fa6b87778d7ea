using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>
/// 工作室规定活动 per studio and year: visits to schools (助考/助学/助教, one visit whatever its purposes), gatherings of all members, evaluations
/// (玉溪 2023, 五（一）2: 9/1/1 for 30 studios).
/// </summary>
public sealed class StudioDuty : ProgrammeFact
{
    public const int TermLength = 20;
    public const int UsualAnswerDays = 5;
    public const int MostAnswerDays = 30;

    public StudioDuty(int studioCount, int visits, int gatherings, int assessments, string? term, string? budgetLineKey, Source source, int answerDays = UsualAnswerDays) : base(source)
    {
        if (answerDays is < 1 or > MostAnswerDays) throw new RuleBroken("学校答复期限应在 1–{0} 个工作日之间", MostAnswerDays);
        if (studioCount < 1 || visits < 0 || gatherings < 0 || assessments < 0) throw new RuleBroken("工作室个数应大于零，规定次数不能是负数");
        (StudioCount, Visits, Gatherings, Assessments, AnswerDays) = (studioCount, visits, gatherings, assessments, answerDays);
        (Term, BudgetLineKey) = (term is null ? null : Naming.Clean(term, "届次", TermLength), budgetLineKey);
    }

    private StudioDuty() { }

    public int StudioCount { get; private set; }

    public int Visits { get; private set; }

    public int Gatherings { get; private set; }

    public int Assessments { get; private set; }

    /// <summary>Working days a school has to answer to a visit (1–30), and to object to what somebody without an account confirmed in its name. No programme text gives a number.</summary>
    public int AnswerDays { get; private set; }

    /// <summary>届次, e.g. 第三届.</summary>
    public string? Term { get; private set; }

    public string? BudgetLineKey { get; private set; }

    /// <summary>Visits of all studios together: 30 × 9 = 270.</summary>
    public int AllVisits => StudioCount * Visits;
}
