import { connect } from '#shared/database/database.ts';
import { sql } from 'drizzle-orm';
import { startPostgres } from './local/postgres/server.ts';
const server = await startPostgres({directory:'/tmp/sa/pg',superuserPassword:'x',fast:true});
const url=server.superuserUrl();
const admin = connect(url,{max:1});
const mode=process.argv[2];
const { database, close } = connect(url,{max:4});
for(let i=0;i<5;i++){
 const p=database.transaction(async tx=>{await tx.execute(sql`select 1`); 
   if(mode==='idle'){ await admin.database.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name='polis' and pid<>pg_backend_pid()`); await new Promise(r=>setTimeout(r,100)); await tx.execute(sql`select 2`)}
   else { setTimeout(()=>admin.database.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%' and pid<>pg_backend_pid()`),100); await tx.execute(sql`select pg_sleep(2)`);} });
 console.log(mode,i,await p.then(()=>'ok',e=>e.cause?.code??e.code??e.message));
 await new Promise(r=>setTimeout(r,500));
}
await close();await admin.close();await server.stop();
