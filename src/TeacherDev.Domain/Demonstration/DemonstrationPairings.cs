using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Demonstration;

/// <summary>60 new teachers with two mentors each: 120 pairings and two that wait for signatures, made by the same plan as a coordinator's.</summary>
internal sealed class DemonstrationPairings(TeacherDevDb db)
{
    private const int Mentees = 60;
    private const int Load = 3;

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var year = city.Today.Month >= 9 ? city.Today.Year : city.Today.Year - 1;
        var period = new Period(new(year, 9, 1), new(year + 1, 8, 31));
        var active = new List<Pairing>();
        var paired = 0;
        foreach (var mentee in city.Teachers.Where(t => t.Tier == TeacherTier.NewTeacher && t.TeachingSince <= period.From).OrderBy(t => t == city.Players["mentee"] ? 0 : 1).ThenBy(t => t.Id))
        {
            if (paired > Mentees) break;
            if (SubjectMentor(city, active, mentee) is not { } subject || HomeroomMentor(city, active, mentee, subject) is not { } homeroom) continue;
            // One more still waits for the mentee and the school to sign.
            var signed = paired < Mentees ? Enum.GetValues<PairingSide>() : [PairingSide.Mentor];
            Pair(city, active, subject, mentee, PairingKind.SubjectMentor, period, signed);
            Pair(city, active, homeroom, mentee, PairingKind.HomeroomMentor, period, signed);
            paired++;
        }
        db.AddRange(active);
        await db.SaveChangesAsync(stop);
        await new DemonstrationMentoring(db).AddAsync(city, active, stop);
        db.ChangeTracker.Clear();
    }

    private static Inhabitant? SubjectMentor(City city, List<Pairing> active, Inhabitant mentee) =>
        mentee == city.Players["mentee"] ? city.Players["mentor"] : city.Teachers
            .Where(t => t.Subject == mentee.Subject && t.Stage == mentee.Stage && t.Tier >= TeacherTier.Backbone && t.District == mentee.District && HasRoom(active, t))
            .OrderBy(t => t.SchoolId == mentee.SchoolId ? 0 : 1).ThenBy(t => t.Id).FirstOrDefault();

    private static Inhabitant? HomeroomMentor(City city, List<Pairing> active, Inhabitant mentee, Inhabitant subject) => city.Teachers
        .Where(t => t.SchoolId == mentee.SchoolId && t != subject && t.Tier > TeacherTier.NewTeacher && t.TeachingSince <= city.Today.AddYears(-8) && HasRoom(active, t))
        .OrderBy(t => t.Id).FirstOrDefault();

    private static bool HasRoom(List<Pairing> active, Inhabitant mentor) => active.Count(p => p.MentorId == mentor.Id) < Load;

    private static void Pair(City city, List<Pairing> active, Inhabitant mentor, Inhabitant mentee, PairingKind kind, Period period, IReadOnlyList<PairingSide> signed)
    {
        var goal = kind == PairingKind.SubjectMentor ? "一年合格：站稳课堂，上好一节汇报课。" : "一年合格：独立开好班会，做好家校沟通。";
        var pairing = new PairingPlan(active, Load).Pair(Party(mentor), Party(mentee), new PairingTerms(kind, period, goal, kind == PairingKind.SubjectMentor && mentor.Tier == TeacherTier.Backbone), city.Dice.Key());
        foreach (var side in signed) pairing.Sign(side, period.From.AtInShanghai(new(9, 0)), accountId: null, onPaper: side != PairingSide.School);
        active.Add(pairing);
    }

    private static PairingParty Party(Inhabitant person) => new(person.Id, person.Name, person.SchoolId, person.Subject, person.Stage, person.Tier, person.TeachingSince);
}
