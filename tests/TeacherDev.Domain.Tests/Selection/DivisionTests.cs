using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Tests.Selection;

public sealed class DivisionTests
{
    private static readonly string?[] Subjects = ["语文", "数学", "英语", null], Districts = ["红塔区", "江川区", "澄江市"];

    [Fact]
    public void Everybody_is_in_exactly_one_class_and_even_classes_differ_by_one_at_most() =>
        Prop.ForAll(Gen.Choose(1, 150).SelectMany(people => Gen.Choose(1, 12).SelectMany(classes => Gen.Choose(0, 3).Select(by => (people, classes, by)))).ToArbitrary(), drawn =>
        {
            var people = People(drawn.people);
            if (drawn.classes > drawn.people) return true;
            var classes = Division.Propose(people, (DivisionBy)drawn.by, drawn.classes);
            return classes.Count == drawn.classes && classes.All(c => c.Count > 0) && classes.SelectMany(c => c).Select(p => p.PersonId).Order().SequenceEqual(people.Select(p => p.PersonId).Order())
                && ((DivisionBy)drawn.by != DivisionBy.Evenly || classes.Max(c => c.Count) - classes.Min(c => c.Count) <= 1)
                && classes.SelectMany(c => c).SequenceEqual(Division.Propose([.. people.Reverse()], (DivisionBy)drawn.by, drawn.classes).SelectMany(c => c));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_a_class_for_every_subject_none_has_two() =>
        Assert.All(Division.Propose(People(40), DivisionBy.Subject, Subjects.Length), c => Assert.Single(c.Select(p => p.Subject).Distinct()));

    [Fact]
    public void A_group_is_split_only_when_there_are_more_classes_than_groups()
    {
        var two = Division.Propose(People(40), DivisionBy.Subject, 2);
        Assert.All(Subjects, subject => Assert.Single(two, c => c.Any(p => p.Subject == subject)));
        Assert.Equal(6, Division.Propose(People(40), DivisionBy.Subject, 6).Count);
    }

    [Theory]
    [InlineData(0, "班数应在 1–50 之间"), InlineData(51, "班数应在 1–50 之间"), InlineData(11, "只有 10 人，不能分成 11 个班")]
    public void An_impossible_number_of_classes_is_refused(int classes, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => Division.Propose(People(10), DivisionBy.Evenly, classes)).Message);

    private static IReadOnlyList<Divided> People(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new Divided(i, $"教师{i}", $"第{i % 7}小学", Subjects[i % Subjects.Length], i % 2 == 0 ? "小学" : "初中", Districts[i % Districts.Length]))];
}
