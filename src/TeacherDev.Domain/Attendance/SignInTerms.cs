using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Attendance;

using Hours = Kernel.Hours;

/// <summary>How one signs in: what an organisation decided, or <see cref="Usual"/>. The switches are off where nobody turned them on.</summary>
/// <param name="OpensBefore">Minutes before the session's start from which one can sign in, 0–180.</param>
/// <param name="LateAfter">Minutes after its start until which one is on time, 0–240.</param>
/// <param name="AdmitsWithoutAccount">Someone without an account gives name and last digits of the phone, and is accepted by hand.</param>
/// <param name="SignsOut">One also signs out, no earlier than <paramref name="LeastStay"/> minutes (0–720) after signing in.</param>
/// <param name="NotesDevices">Two people who signed in on one device are shown beside each other.</param>
/// <param name="LateWeight">Per cent of the session's hours for who came late, 0–100.</param>
/// <param name="LeftEarlyWeight">The same for who left early.</param>
/// <param name="SpotChecks">抽查: those who signed in may be asked to scan once more while the session runs, within <paramref name="AnswerWithin"/> minutes (1–30).</param>
/// <param name="NotesPlaces">参考位置: who signed in may add how far from the venue the phone is.</param>
public sealed record SignInTerms(
    int OpensBefore, int LateAfter, bool AdmitsWithoutAccount, bool SignsOut, int LeastStay, bool NotesDevices, int LateWeight, int LeftEarlyWeight, bool SpotChecks, int AnswerWithin, bool NotesPlaces)
{
    public const int Whole = 100;
    public const int MostBefore = 180;
    public const int MostLate = 240;
    public const int MostStay = 720;
    public const int LeastToAnswer = 1;
    public const int MostToAnswer = 30;

    public static SignInTerms Usual { get; } = new(
        OpensBefore: 60, LateAfter: 15, AdmitsWithoutAccount: false, SignsOut: false, LeastStay: 0, NotesDevices: false, LateWeight: Whole, LeftEarlyWeight: Whole, SpotChecks: false, AnswerWithin: 5,
        NotesPlaces: false);

    /// <summary>What a status is worth, in per cent of the session's hours.</summary>
    public int WeightOf(AttendanceStatus status) => status switch
    {
        AttendanceStatus.Present => Whole,
        AttendanceStatus.Late => LateWeight,
        AttendanceStatus.LeftEarly => LeftEarlyWeight,
        _ => 0,
    };

    /// <summary>The hours of somebody with this status; a part of a tenth is a whole one, in the person's favour.</summary>
    public Hours Weighed(Hours hours, AttendanceStatus status) => Hours.OfTenths(((hours.Tenths * WeightOf(status)) + Whole - 1) / Whole);

    /// <exception cref="RuleBroken">A number of minutes or a share is out of its range.</exception>
    internal SignInTerms Checked()
    {
        if (OpensBefore is < 0 or > MostBefore) throw new RuleBroken("提前签到应在 0–{0} 分钟之间", MostBefore);
        if (LateAfter is < 0 or > MostLate) throw new RuleBroken("迟到起算应在 0–{0} 分钟之间", MostLate);
        if (LeastStay is < 0 or > MostStay) throw new RuleBroken("最短停留应在 0–{0} 分钟之间", MostStay);
        if (LateWeight is < 0 or > Whole || LeftEarlyWeight is < 0 or > Whole) throw new RuleBroken("迟到、早退的学时比例应在 0–100% 之间");
        if (AnswerWithin is < LeastToAnswer or > MostToAnswer) throw new RuleBroken("抽查的应答时间应在 {0}–{1} 分钟之间", LeastToAnswer, MostToAnswer);
        return this;
    }
}
