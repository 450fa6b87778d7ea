using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Cohorts;

public sealed class ReturnSlipTests
{
    private static readonly DateOnly Last = new(2026, 11, 27);
    private static readonly SlipAct School = new(AccountId: 1, new DateTime(2026, 11, 27, 10, 0, 0, DateTimeKind.Utc), IsOffice: false);

    [Fact]
    public void A_line_is_answered_until_the_last_day_and_later_by_the_office_alone()
    {
        var slip = Slip(7);
        slip.Answer(7, new SlipSaid(SlipAnswer.Comes, LodgesFrom: new(2026, 11, 28), LodgesTo: new(2026, 11, 30)), 0, School, Last);
        Assert.Equal((2, true, false), (slip.Lines.Single().Nights, slip.Lines.Single().LodgesOn(new(2026, 11, 29)), slip.Lines.Single().LodgesOn(new(2026, 11, 30))));
        var late = School with { At = School.At.AddHours(6) };
        Assert.Equal(new DateOnly(2026, 11, 28), late.Day);
        Assert.Throws<RuleBroken>(() => slip.Answer(7, new SlipSaid(SlipAnswer.Comes), 1, late, Last));
        Assert.True(slip.Answer(7, new SlipSaid(SlipAnswer.Comes), 1, late with { IsOffice = true }, Last).IsOnBehalf);
    }

    [Fact]
    public void Of_two_who_answer_one_line_the_second_is_told()
    {
        var slip = Slip(7);
        slip.Answer(7, new SlipSaid(SlipAnswer.Comes), 0, School, Last);
        Assert.Throws<RuleBroken>(() => slip.Answer(7, new SlipSaid(SlipAnswer.Cannot, Reason: "监考"), 0, School, Last));
        Assert.Equal(SlipAnswer.Comes, slip.Lines.Single().Said);
    }

    [Fact]
    public void A_replacement_has_a_line_of_its_own_and_the_first_is_settled()
    {
        var slip = Slip(7, 8);
        slip.Answer(7, new SlipSaid(SlipAnswer.Replaced, 9, "监考", new(2026, 11, 28), new(2026, 11, 29)), 0, School, Last);
        Assert.Equal([(7, SlipAnswer.Replaced, 0), (9, SlipAnswer.Comes, 1)], slip.Lines.Where(l => l.Said is not null).Select(l => (l.PersonId, l.Said!.Value, l.Nights)));
        Assert.Throws<RuleBroken>(() => slip.Answer(7, new SlipSaid(SlipAnswer.Comes), 1, School, Last));
        Assert.Throws<RuleBroken>(() => slip.Answer(8, new SlipSaid(SlipAnswer.Replaced, 9, "监考"), 0, School, Last));
        Assert.Throws<RuleBroken>(() => slip.Answer(8, new SlipSaid(SlipAnswer.Replaced, 8, "监考"), 0, School, Last));
    }

    [Fact]
    public void A_refusal_wants_a_reason_and_is_final_when_the_office_has_accepted_it()
    {
        var slip = Slip(7);
        Assert.Throws<RuleBroken>(() => slip.Answer(7, new SlipSaid(SlipAnswer.Cannot), 0, School, Last));
        Assert.Throws<RuleBroken>(() => slip.Accept(7));
        slip.Answer(7, new SlipSaid(SlipAnswer.Cannot, Reason: "监考"), 0, School, Last);
        slip.Accept(7);
        Assert.Throws<RuleBroken>(() => slip.Answer(7, new SlipSaid(SlipAnswer.Comes), 1, School, Last));
    }

    [Theory, InlineData(28, 28), InlineData(28, 27)]
    public void Lodging_lasts_a_night_at_least(int from, int to) =>
        Assert.Throws<RuleBroken>(() => Slip(7).Answer(7, new SlipSaid(SlipAnswer.Comes, LodgesFrom: new(2026, 11, from), LodgesTo: new(2026, 11, to)), 0, School, Last));

    private static ReturnSlip Slip(params int[] people)
    {
        var slip = new ReturnSlip(new Cohort(1, 1, null, "试验班", new Period(new(2026, 11, 28), new(2026, 12, 1)), 30, new CohortPlan("a", "b", "c", "d"), Guid.NewGuid()), 5);
        foreach (var person in people) slip.Ask(person);
        return slip;
    }
}
