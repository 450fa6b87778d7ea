using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>One thing to give way in, after which a timetable was found.</summary>
/// <param name="Sentence">What to do, as an offer.</param>
/// <param name="Problem">The problem with that one thing given way in, to go on with.</param>
public sealed record Relaxation(Because Sentence, TimetableProblem Problem);

/// <summary>Finds which single concession would help: each is dropped in turn and the rest is solved again with few moves.</summary>
internal sealed class TimetableRelaxations(TimetableProblem problem)
{
    private const int MostTried = 60;
    private const int MostOffered = 5;

    /// <summary>Of a timetable that is pinned as a whole, other ways out are tried as well.</summary>
    private const int MostPins = 30;
    private const int MoreDays = 7;

    /// <summary>The gentlest first; those that ask least of other people.</summary>
    public IReadOnlyList<Relaxation> ThatHelp(TimetableOptions options, CancellationToken stop)
    {
        var offered = new List<Relaxation>();
        foreach (var relaxation in Candidates().Take(MostTried))
        {
            if (offered.Count == MostOffered || stop.IsCancellationRequested) break;
            if (new TimetableProofs(relaxation.Problem).All().Count > 0) continue;
            var model = new TimetableModel(relaxation.Problem);
            if (Solver.Solve(model.Problem, new(options.Seed, options.MovesToRelax, Start: model.Published) { StopsWhenFeasible = true }, stop: stop).Best.IsFeasible) offered.Add(relaxation);
        }
        return offered;
    }

    private IEnumerable<Relaxation> Candidates() =>
    [
        .. Pins().Take(MostPins).Select(s => new Relaxation(new("取消“{0}”的固定", s.Topic), With(s with { Pin = null }))),
        .. problem.Window.Days.EachDay().Where(d => problem.Window.Closed.Contains(d) && !problem.Window.Barred.Contains(d)).Select(d => new Relaxation(new("在 {0:M月d日}也排课", d), problem with { Window = problem.Window.Opening(d) })),
        new(new("把培训时间延长到 {0:M月d日}", Later), problem with { Window = problem.Window.Until(Later) }),
        .. problem.Trainers.Where(t => t.Busy.Any(problem.Window.HalfDays.Contains)).Select(t => new Relaxation(new("请授课专家“{0}”在没空的半天里腾出时间", t.Name), problem with { Trainers = [.. problem.Trainers.Select(o => o == t ? t with { Busy = new HashSet<HalfDay>() } : o)] })),
        .. problem.Trainers.Where(Teaches).Select(t => new Relaxation(new("给“{0}”的一部分课另请授课专家", t.Name), problem with { Sessions = [.. problem.Sessions.Select(s => s.TrainerKey == t.Key ? s with { TrainerKey = null } : s)] })),
        .. problem.Classes.Where(c => c.Busy.Any(problem.Window.HalfDays.Contains)).Select(c => new Relaxation(new("让“{0}”在没空的半天里腾出时间", c.Name), problem with { Classes = [.. problem.Classes.Select(o => o == c ? c with { Busy = new HashSet<HalfDay>() } : o)] })),
        .. problem.Classes.Where(Meets).OrderByDescending(c => c.Headcount).Select(c => Borrowed(c)),
        .. problem.ClassesThatSharePeople.Select(p => new Relaxation(new("允许“{0}”和“{1}”同时上课（有共同的学员）", problem.Class(p.One).Name, problem.Class(p.Other).Name), problem with { ClassesThatSharePeople = [.. problem.ClassesThatSharePeople.Where(o => o != p)] })),
    ];

    private IEnumerable<TimetableSession> Pins() => new TimetableProofs(problem).ContradictedPins() is { Count: > 0 } contradicted ? contradicted : problem.Sessions.Where(s => s.Pin is not null);

    private DateOnly Later => problem.Window.Days.To.AddDays(MoreDays);

    private bool Teaches(TimetableTrainer trainer) => problem.Sessions.Any(s => s.TrainerKey == trainer.Key);

    private bool Meets(TimetableClass one) => problem.Sessions.Any(s => !s.IsOnline && s.Classes.Contains(one.Key));

    private TimetableProblem With(TimetableSession session) => problem with { Sessions = [.. problem.Sessions.Select(s => s.Key == session.Key ? session : s)] };

    /// <summary>A hall that is nobody's yet, with all that the class needs: its key is one that none has.</summary>
    private Relaxation Borrowed(TimetableClass one)
    {
        var equipment = string.Join('、', problem.Sessions.Where(s => !s.IsOnline && s.Classes.Contains(one.Key)).SelectMany(s => Tags.Words(s.Equipment)).Distinct());
        var hall = new TimetableVenue(problem.Venues.Select(v => v.Key).DefaultIfEmpty(0).Min() - 1, "", one.Headcount, new HashSet<HalfDay>()) { Equipment = equipment };
        return new(
            equipment.Length == 0 ? new("给“{0}”再借一个坐得下 {1} 人的场地", one.Name, one.Headcount) : new("给“{0}”再借一个坐得下 {1} 人、有“{2}”的场地", one.Name, one.Headcount, equipment),
            problem with { Venues = [.. problem.Venues, hall] });
    }
}
