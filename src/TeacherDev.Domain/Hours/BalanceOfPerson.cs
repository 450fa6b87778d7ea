using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

/// <summary>What somebody in the viewer's reach has and owes, with the person.</summary>
public sealed class BalanceOfPerson
{
    public required HoursBalance Balance { get; init; }

    public required Person Person { get; init; }
}

public static class BalanceQueries
{
    extension(TeacherDevDb db)
    {
        /// <summary>Looking past the scope of one set looks past that of both: the reach is asked for here, once.</summary>
        public IQueryable<BalanceOfPerson> BalancesOfPeople()
        {
            var reach = db.Viewer.Path;
            return from person in db.People.AsNoTracking()
                   join balance in db.HoursBalances.WithoutScope on person.Id equals balance.PersonId
                   where person.Organisation.Path.StartsWith(reach)
                   select new BalanceOfPerson { Balance = balance, Person = person };
        }
    }
}
