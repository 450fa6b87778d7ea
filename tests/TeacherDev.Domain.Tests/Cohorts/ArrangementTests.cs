using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Cohorts;

public sealed class ArrangementTests
{
    /// <summary>Many classes of chance: even groups, nobody lost, the same in whatever order the people come, and no school crowded together when mixed.</summary>
    [Theory, InlineData(GroupingBy.Mixed), InlineData(GroupingBy.Subject)]
    public void Groups_are_even_and_the_same_each_time(GroupingBy by)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var chance = new Random(seed);
            List<Groupable> people = [.. Enumerable.Range(1, chance.Next(1, 120)).Select(id => new Groupable(id, chance.Next(1, 15), chance.Next(0, 5) == 0 ? null : $"学科{chance.Next(6)}"))];
            var count = chance.Next(1, Math.Min(Arrangement.MostGroups, people.Count) + 1);
            var groups = Grouping.Propose(people, count, by);
            Assert.Equal(people.Select(p => p.PersonId), groups.Select(g => g.PersonId).Order());
            var sizes = groups.GroupBy(g => g.Group).Select(g => g.Count()).ToList();
            Assert.Equal(count, sizes.Count);
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
            Assert.Equal(groups.Order(), Grouping.Propose([.. people.OrderByDescending(p => p.PersonId)], count, by).Order());
            if (by != GroupingBy.Mixed) continue;
            var school = people.ToDictionary(p => p.PersonId, p => p.SchoolId);
            foreach (var of in groups.GroupBy(g => school[g.PersonId]))
            {
                var spread = Enumerable.Range(1, count).Select(n => of.Count(g => g.Group == n)).ToList();
                Assert.InRange(spread.Max() - spread.Min(), 0, 1);
            }
        }
    }

    [Fact]
    public void Seats_alternate_by_group_and_a_move_swaps()
    {
        var arrangement = new Arrangement(1);
        arrangement.Group([.. Enumerable.Range(1, 4).Select(id => new Groupable(id, id, null))], 2, GroupingBy.Mixed);
        Assert.Throws<RuleBroken>(() => arrangement.Seat([1, 2, 3, 4], 1, 3));
        arrangement.Seat([1, 2, 3, 4], 2, 2);
        Assert.Equal([1, 2, 1, 2], arrangement.People.OrderBy(p => p.Seat).Select(p => p.Group!.Value));
        var (first, last) = (arrangement.People.Single(p => p.Seat == 1).PersonId, arrangement.People.Single(p => p.Seat == 4).PersonId);
        arrangement.MoveToSeat(last, 1);
        Assert.Equal((1, 4), (arrangement.People.Single(p => p.PersonId == last).Seat!.Value, arrangement.People.Single(p => p.PersonId == first).Seat!.Value));
        Assert.Throws<RuleBroken>(() => arrangement.MoveToSeat(first, 5));
    }

    [Fact]
    public void Rooms_hold_two_of_one_sex_and_who_is_unknown_is_left()
    {
        var arrangement = new Arrangement(1);
        var left = arrangement.Lodge([.. Enumerable.Range(1, 7).Select(id => new Lodger(id, id == 7 ? null : id % 2 == 0, new(2026, 11, 28), new(2026, 11, 30)))], "培训住宿分房", DateTime.UnixEpoch);
        Assert.Equal([7], left);
        Assert.All(arrangement.People.GroupBy(p => p.Room), room => Assert.Single(room.Select(p => p.PersonId % 2).Distinct()));
        Assert.All(arrangement.People.GroupBy(p => p.Room), room => Assert.InRange(room.Count(), 1, 2));
        Assert.Throws<RuleBroken>(() => arrangement.Lodge([], " ", DateTime.UnixEpoch));
        foreach (var person in new[] { 21, 22, 23 }) arrangement.MoveToRoom(person, 9);
        arrangement.MoveToRoom(24, 9);
        Assert.Throws<RuleBroken>(() => arrangement.MoveToRoom(25, 9));
    }
}
