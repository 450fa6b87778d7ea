using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Infrastructure;

/// <summary>
/// Where passwords are verified and hashed. One takes about 0.16 s of a core by design: more than two at once would only starve the pages, and a
/// queue without end would be a way to stop the site.
/// </summary>
public sealed class PasswordGate(FailedSignIns failures, SecurityLog log) : IDisposable
{
    public const int Width = 2;
    private const int LongestQueue = 200;

    private readonly SemaphoreSlim turns = new(Width, Width);
    private int waiting;

    public async Task<SignInTry> TryAsync(SignIn signIn, string name, string password, HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        var tried = failures.AreTooMany(address) ? null : await InTurnAsync(() => VerifyAsync(signIn, name, password, context), context.RequestAborted);
        tried ??= new SignInTry(SignInEnd.TurnedAway, AccountId: null);
        if (tried.End != SignInEnd.Right) log.SignInFailed(tried.AccountId, tried.End, SecurityLog.AddressOf(context));
        if (tried is { End: SignInEnd.WrongOnceTooOften, AccountId: { } resting }) log.LockedOut(resting, SecurityLog.AddressOf(context));
        return tried;
    }

    /// <returns>Null when the queue is full.</returns>
    public async Task<T?> InTurnAsync<T>(Func<Task<T>> work, CancellationToken stop) where T : class
    {
        if (Interlocked.Increment(ref waiting) > LongestQueue)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }
        try
        {
            await turns.WaitAsync(stop);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
        try
        {
            return await work();
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    // The place is taken when the turn has come: a whole school in the queue is no failure yet, and parallel guesses cannot outrun the count.
    private async Task<SignInTry> VerifyAsync(SignIn signIn, string name, string password, HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (!failures.Reserve(address)) return new SignInTry(SignInEnd.TurnedAway, AccountId: null);
        var tried = await signIn.TryAsync(name, password, context.RequestAborted);
        if (tried.End == SignInEnd.Right) failures.GiveBack(address);
        return tried;
    }
}
