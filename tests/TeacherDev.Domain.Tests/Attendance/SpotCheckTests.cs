using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Attendance;

public sealed class SpotCheckTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly SignInTerms On = SignInTerms.Usual with { SpotChecks = true };

    [Fact]
    public void It_lasts_as_long_as_the_rules_say_and_no_longer_than_the_session()
    {
        Assert.Equal((At(9, 30), At(9, 35)), Span(Start(On, At(9, 30))));
        Assert.Equal((At(9, 30), At(10, 0)), Span(Start(On with { AnswerWithin = 30 }, At(9, 30))));
        Assert.Equal((At(10, 58), At(11, 0)), Span(Start(On, At(10, 58))));
    }

    [Fact]
    public void The_moment_of_the_scan_answers_it_both_ends_included()
    {
        var check = Start(On, At(9, 30));
        Assert.Equal([false, true, true, false], new[] { At(9, 30).AddTicks(-1), At(9, 30), At(9, 35), At(9, 35).AddTicks(1) }.Select(check.Covers));
    }

    [Theory, InlineData(0), InlineData(31)]
    public void An_answer_may_take_one_to_thirty_minutes(int minutes) =>
        Assert.Throws<RuleBroken>(() => new SignInRules(1).Decide(On with { AnswerWithin = minutes }));

    [Fact]
    public void It_is_off_where_nobody_turned_it_on_and_wants_a_session_that_runs()
    {
        Assert.Contains("没有开启抽查", Refusal(SignInTerms.Usual, At(9, 30)), StringComparison.Ordinal);
        Assert.Contains("到时才能抽查", Refusal(On, At(9, 0).AddTicks(-1)), StringComparison.Ordinal);
        Assert.Contains("不能再抽查", Refusal(On, At(11, 0).AddTicks(1)), StringComparison.Ordinal);
        var cancelled = Lesson();
        cancelled.Cancel("停电");
        Assert.Contains("不能抽查", Refusal(On, At(9, 30), cancelled), StringComparison.Ordinal);
        var closed = Lesson();
        closed.Close(At(9, 20));
        Assert.Contains("不能抽查", Refusal(On, At(9, 30), closed), StringComparison.Ordinal);
        Assert.Contains("没有可以抽查的人", Assert.Throws<RuleBroken>(() => Occasion(On).Check(before: null, [], "李主任", At(9, 30), Guid.NewGuid())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_one_waits_for_the_end_of_the_first()
    {
        var first = Start(On, At(9, 30));
        Assert.Contains("正在抽查", Refusal(On, At(9, 35), before: first), StringComparison.Ordinal);
        Assert.Equal(2, Start(On, At(9, 35).AddTicks(1), first).Number);
    }

    /// <summary>Whoever presses when, also by clocks that differ: no moment lies in two of them.</summary>
    [Fact]
    public void Two_never_run_at_once()
    {
        var presses = Gen.Choose(-30, 150 * 60).Select(seconds => At(8, 55).AddSeconds(seconds)).ListOf();
        Prop.ForAll(Gen.Two(presses).SelectMany(two => Gen.Choose(1, 30).Select(within => (Presses: two.Item1.Concat(two.Item2).ToList(), Within: within))).ToArbitrary(), drawn =>
        {
            var held = new List<SpotCheck>();
            foreach (var now in drawn.Presses)
            {
                try { held.Add(Start(On with { AnswerWithin = drawn.Within }, now, held.LastOrDefault())); }
                catch (RuleBroken) { /* refused: nothing began */ }
            }
            return held.Zip(held.Skip(1)).All(pair => pair.First.EndsAt < pair.Second.StartedAt) && held.TrueForAll(c => c.StartedAt <= c.EndsAt && c.EndsAt <= At(11, 0));
        }).QuickCheckThrowOnFailure();
    }

    private static SpotCheck Start(SignInTerms terms, DateTime now, SpotCheck? before = null) => Occasion(terms).Check(before, [1, 2], "李主任", now, Guid.NewGuid());

    private static string Refusal(SignInTerms terms, DateTime now, Session? session = null, SpotCheck? before = null) =>
        Assert.Throws<RuleBroken>(() => Occasion(terms, session).Check(before, [1, 2], "李主任", now, Guid.NewGuid())).Text;

    private static SignInOccasion Occasion(SignInTerms terms, Session? session = null)
    {
        session ??= Lesson();
        return new(session, terms, SignInWindow.Of(session.Slot, terms));
    }

    private static Session Lesson() => Session.OfCohort(1, 1, new("数概念", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(2)), new Slot(Day, DayPart.Morning, new(9, 0), new(11, 0)), Guid.NewGuid());

    private static (DateTime From, DateTime To) Span(SpotCheck check) => (check.StartedAt, check.EndsAt);

    private static DateTime At(int hour, int minute) => Day.AtInShanghai(new(hour, minute));
}
