using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Attendance;

/// <summary>签到规则 of one organisation. Where it has none, those of the nearest body above hold, in the end <see cref="SignInTerms.Usual"/>.</summary>
public sealed class SignInRules : Aggregate
{
    public SignInRules(int organisationId) => OrganisationId = organisationId;

    private SignInRules() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public SignInTerms Terms { get; private set; } = SignInTerms.Usual;

    /// <exception cref="RuleBroken">A number of minutes is out of its range.</exception>
    public void Decide(SignInTerms terms)
    {
        Terms = terms.Checked();
        Touch();
    }
}

public static class SignInRulesInForce
{
    extension(TeacherDevDb db)
    {
        /// <summary>What the nearest body at or above an organisation decided.</summary>
        public async Task<SignInTerms> SignInTermsOfAsync(int organisationId, CancellationToken stop = default) =>
            await db.AllSignInRules.Where(r => db.Set<Organisation>().Any(o => o.Id == organisationId && o.Path.StartsWith(r.Organisation.Path)))
                .OrderByDescending(r => r.Organisation.Path.Length).Select(r => r.Terms).FirstOrDefaultAsync(stop) ?? SignInTerms.Usual;
    }
}
